"""What a sound recording says of itself: the ID3 tags of an MP3 file."""

import re
from collections.abc import Iterator
from pathlib import Path

from ..report import Limits
from .output import Output

PLACE = "the recording’s own description"
LARGEST = 20_000_000  # bytes of tags, covers included
ENCODINGS = {0: "latin-1", 1: "utf-16", 2: "utf-16-be", 3: "utf-8"}
# In front of the words of these there is more: a language, a description, an owner.
FRAME_HEADS = {"2.2": (6, 3), "2.3": (10, 4), "2.4": (10, 4)}


def is_sound(path: Path) -> bool:
    """Whether a file starts as MP3 files do."""
    with path.open("rb") as file:
        head = file.read(3)
    return head == b"ID3" or (len(head) > 1 and head[0] == 0xFF and head[1] & 0xE0 == 0xE0)


def read(path: Path, kind: str, limits: Limits, output: Output) -> None:
    """Titles, names, comments and lyrics."""
    output.unread("What is said in the recording was not searched.")
    with path.open("rb") as file:
        head = file.read(10)
        size = _syncsafe(head[6:10]) if head.startswith(b"ID3") else 0
        tags = file.read(min(size, LARGEST))
        file.seek(max(path.stat().st_size - 128, 0))
        last = file.read()
    if size:
        for words in _frames(tags, f"2.{head[3]}"):
            output.add(PLACE, words)
    if last.startswith(b"TAG"):
        fields = (last[3:33], last[33:63], last[63:93], last[97:127])
        for field in fields:
            output.add(PLACE, field.split(b"\0")[0].decode("latin-1"))
    if b"APIC" in tags or b"\0PIC" in tags:
        output.unread("A picture in the recording was not searched.")


def _frames(tags: bytes, version: str) -> Iterator[str]:
    head, length = FRAME_HEADS.get(version, (10, 4))
    place = 0
    while place + head <= len(tags) and tags[place : place + 1].isalnum():
        name = tags[place : place + length].decode("latin-1")
        raw = tags[place + length : place + 2 * length]
        size = _syncsafe(raw) if version == "2.4" else int.from_bytes(raw, "big")
        content = tags[place + head : place + head + size]
        place += head + size
        if name[0] == "W":
            yield content.decode("latin-1")
        elif name[0] == "T" or name in ("COMM", "USLT", "COM", "ULT", "IPLS", "PRIV", "OWNE"):
            yield _words(content, has_language=name in ("COMM", "USLT", "COM", "ULT"))


def _words(content: bytes, has_language: bool) -> str:
    encoding = ENCODINGS.get(content[0], "latin-1") if content else "latin-1"
    body = content[4:] if has_language else content[1:]
    text = body.decode(encoding, errors="replace")
    return " ".join(re.sub("[\0\ufeff\ufffe]", " ", text).split())


def _syncsafe(raw: bytes) -> int:
    """A number of which each byte carries seven bits."""
    number = 0
    for byte in raw:
        number = number << 7 | byte & 0x7F
    return number
