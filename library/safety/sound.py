"""The check of an MP3 file: what its notes say of people, and what is packed into them."""

from pathlib import Path

from .codes import finding
from .id3 import NoSound, end_of_sound, frame_size, frames, size_of_notes
from .report import Limits
from .sink import Sink

# Names as ID3v2.3 and later have them, and as ID3v2.2 does.
PEOPLE = {
    *(b"TPE1", b"TPE2", b"TPE3", b"TPE4", b"TCOM", b"TEXT", b"TOLY", b"TOPE", b"TOWN", b"TENC"),
    *(b"TIPL", b"TMCL", b"IPLS", b"OWNE", b"TP1", b"TP2", b"TP3", b"TCM", b"TXT", b"TEN"),
}
WORDS = {
    *(b"COMM", b"USLT", b"SYLT", b"TXXX", b"WXXX", b"POPM", b"PRIV", b"USER", b"COM", b"ULT"),
    *(b"TXX", b"TIT3", b"TIT1", b"TFLT", b"TOFN", b"UFID", b"PCNT"),
}
PROGRAMS = {b"TSSE", b"TSS", b"TDEN", b"TDTG", b"TDRC", b"TYER", b"TDAT", b"TIME"}
PICTURES = {b"APIC", b"PIC"}
FILES = {b"GEOB", b"GEO"}
FOUND = (
    (PEOPLE, "author", "The recording names people in its notes."),
    (WORDS, "custom-data", "The recording carries comments or other notes."),
    (PROGRAMS, "metadata", "The recording says which program made it, or when."),
    (PICTURES, "custom-data", "The recording carries a picture."),
    (FILES, "embedded-file", ""),
)
SEARCHED = 200_000  # bytes in which the first frame is looked for


def check(path: Path, kind: str, limits: Limits, sink: Sink) -> None:
    """Everything about one recording, but not what is said in it."""
    data = path.read_bytes()
    names: set[bytes] = set()
    start = 0
    try:
        while data[start : start + 3] == b"ID3":
            names |= {name for name, _ in frames(data[start:])}
            start += size_of_notes(data[start:])
    except (NoSound, IndexError):
        start = len(data)
    stop = end_of_sound(data, start)
    if not _has_sound(data[start : min(stop, start + SEARCHED)]):
        sink.add(finding("broken-file"))
        return
    sink.know(readable=True)
    for known, code, message in FOUND:
        if names & known:
            sink.add(finding(code, message))
    if stop < len(data):
        message = "The recording has older notes at its end, with room for names and comments."
        sink.add(finding("custom-data", message))


def _has_sound(data: bytes) -> bool:
    """Whether two frames of sound follow each other; some programs leave filling in front."""
    place = data.find(b"\xff")
    while place >= 0:
        size = frame_size(data[place : place + 4])
        if size and (
            frame_size(data[place + size : place + size + 4]) or place + size >= len(data)
        ):
            return True
        place = data.find(b"\xff", place + 1)
    return False
