"""GIF without comments and without what programs added for themselves."""

from .trouble import Unreadable

EXTENSION, IMAGE, END = 0x21, 0x2C, 0x3B
TIMING, PROGRAM = 0xF9, 0xFF
LOOPS = (b"NETSCAPE2.0", b"ANIMEXTS1.0")


def strip(data: bytes) -> bytes:
    """Header, pictures, their timing and how often they are repeated."""
    if data[:6] not in (b"GIF87a", b"GIF89a") or len(data) < 13:
        raise Unreadable("no start")
    place = 13 + _colours(data[10])
    kept = [data[:place]]
    while True:
        kind = _byte(data, place)
        if kind == END:
            return b"".join([*kept, b";"])
        if kind == IMAGE:
            start = place + 10 + _colours(_byte(data, place + 9)) + 1
        elif kind == EXTENSION:
            start = place + 2
        else:
            raise Unreadable("an unknown block")
        stop = _end_of_blocks(data, start)
        if kind == IMAGE or _is_needed(data[place:stop]):
            kept.append(data[place:stop])
        place = stop


def _is_needed(extension: bytes) -> bool:
    return extension[1] == TIMING or (extension[1] == PROGRAM and extension[3:14] in LOOPS)


def _colours(flags: int) -> int:
    """Bytes of the colour table that these flags announce."""
    return 3 * 2 ** ((flags & 7) + 1) if flags & 0x80 else 0


def _end_of_blocks(data: bytes, place: int) -> int:
    while size := _byte(data, place):
        place += 1 + size
    return place + 1


def _byte(data: bytes, place: int) -> int:
    if place >= len(data):
        raise Unreadable("cut off")
    return data[place]
