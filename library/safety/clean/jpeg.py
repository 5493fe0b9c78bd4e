"""JPEG without notes: the compressed picture itself is copied byte by byte."""

from collections.abc import Iterator

from .exif import only_orientation, orientation_of
from .trouble import Unreadable

START, END = 0xD8, 0xD9
SCAN = 0xDA
COMMENT = 0xFE
RESTARTS = range(0xD0, 0xD8)
NOTES = range(0xE0, 0xF0)
BARE = {0x01, START, END, *RESTARTS}  # markers without a length
EXIF = b"Exif\x00\x00"
PROFILE = b"ICC_PROFILE\x00"


def strip(data: bytes) -> bytes:
    """The picture with its colours and its orientation, and nothing after its end."""
    if data[:2] != b"\xff\xd8":
        raise Unreadable("no start")
    kept: list[bytes] = []
    orientation = 1
    for marker, segment in _segments(data):
        body = segment[4:]
        if marker == 0xE1 and body.startswith(EXIF):
            orientation = orientation_of(body[len(EXIF) :]) or orientation
        elif _is_needed(marker, body):
            kept.append(_without_thumbnail(segment) if marker == 0xE0 else segment)
    note = _segment(0xE1, EXIF + only_orientation(orientation)) if orientation > 1 else b""
    # The JFIF header, where there is one, has to come first.
    first = 1 if kept and kept[0][1] == 0xE0 else 0
    return b"".join([b"\xff\xd8", *kept[:first], note, *kept[first:], b"\xff\xd9"])


def _segments(data: bytes) -> Iterator[tuple[int, bytes]]:
    """Marker and bytes of each segment up to the end; a scan comes with its compressed data."""
    place = 2
    while True:
        if place + 2 > len(data) or data[place] != 0xFF:
            raise Unreadable("no marker where one must be")
        marker = data[place + 1]
        if marker == 0xFF:  # filling
            place += 1
            continue
        if marker == END:
            return
        stop = place + 2
        if marker not in BARE:
            stop += int.from_bytes(data[place + 2 : place + 4])
        if stop > len(data):
            raise Unreadable("cut off")
        if marker == SCAN:
            stop = _end_of_scan(data, stop)
        yield marker, data[place:stop]
        place = stop


def _end_of_scan(data: bytes, place: int) -> int:
    """Where the next marker is that is neither a restart nor an escaped byte."""
    while True:
        place = data.find(b"\xff", place)
        if place < 0 or place + 1 >= len(data):
            raise Unreadable("cut off")
        if data[place + 1] == 0xFF:
            place += 1
        elif data[place + 1] == 0 or data[place + 1] in RESTARTS:
            place += 2
        else:
            return place


def _is_needed(marker: int, body: bytes) -> bool:
    """Everything but notes; of those what programs need to get the colours right."""
    if marker == COMMENT:
        return False
    if marker not in NOTES:
        return True
    return (
        (marker == 0xE0 and body.startswith(b"JFIF\x00"))
        or (marker == 0xE2 and body.startswith(PROFILE))
        or (marker == 0xEE and body.startswith(b"Adobe"))
    )


def _without_thumbnail(segment: bytes) -> bytes:
    return _segment(0xE0, segment[4:16].ljust(12, b"\x00") + b"\x00\x00")


def _segment(marker: int, body: bytes) -> bytes:
    return bytes([0xFF, marker]) + (len(body) + 2).to_bytes(2) + body
