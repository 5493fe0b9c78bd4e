"""MP3 without notes: names, comments, lyrics, pictures and packed files stand beside the sound."""

from ..id3 import HEAD, UNSYNCHRONISED, NoSound, end_of_sound, frames, size_of_notes
from .trouble import Unreadable

TITLE = b"TIT2"


def strip(data: bytes) -> bytes:
    """The sound, and its title where the notes are of a kind that can be read."""
    start = 0
    title = b""
    try:
        while data[start : start + 3] == b"ID3":
            title = title or _title(data[start:])
            start += size_of_notes(data[start:])
    except NoSound as error:
        raise Unreadable("notes that lie about their size") from error
    stop = end_of_sound(data, start)
    if stop - start < 4:
        raise Unreadable("no sound")
    return (_notes(title) if title else b"") + data[start:stop]


def _title(data: bytes) -> bytes:
    if len(data) < HEAD or data[3] not in (3, 4) or data[5] & UNSYNCHRONISED:
        return b""
    return next((content for name, content in frames(data) if name == TITLE), b"")


def _notes(title: bytes) -> bytes:
    """Notes with the title alone, as ID3v2.3, which everything reads."""
    if title[:1] not in (b"\x00", b"\x01"):  # newer encodings are written in UTF-16
        words = title[1:].decode("utf-8" if title[:1] == b"\x03" else "utf-16-be", "replace")
        title = b"\x01" + words.encode("utf-16")
    frame = TITLE + len(title).to_bytes(4) + b"\x00\x00" + title
    size = len(frame)
    parts = bytes(size >> shift & 0x7F for shift in (21, 14, 7, 0))
    return b"ID3\x03\x00\x00" + parts + frame
