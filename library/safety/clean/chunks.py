"""PNG and WebP without notes: both are chunks with a name, of which some are left out."""

import zlib
from collections.abc import Iterator

from .exif import only_orientation, orientation_of
from .trouble import Unreadable

SIGNATURE = b"\x89PNG\r\n\x1a\n"
# Letters in a PNG chunk's name: a capital first letter means that the picture can't do without it.
PNG_LOOK = {
    *(b"tRNS", b"gAMA", b"cHRM", b"sRGB", b"iCCP", b"sBIT", b"bKGD", b"pHYs"),
    *(b"cICP", b"mDCV", b"cLLI", b"acTL", b"fcTL", b"fdAT"),
}
WEBP_LOOK = {b"VP8X", b"VP8 ", b"VP8L", b"ALPH", b"ANIM", b"ANMF", b"ICCP"}
HAS_EXIF, HAS_XMP = 0x08, 0x04  # in the first byte of VP8X


def strip_png(data: bytes) -> bytes:
    """The chunks that make the picture, and its orientation."""
    kept = []
    for name, chunk in _png_chunks(data):
        if name == b"eXIf":
            orientation = orientation_of(chunk[8:-4])
            if orientation > 1:
                kept.append(_png_chunk(name, only_orientation(orientation)))
        elif name[:1].isupper() or name in PNG_LOOK:
            kept.append(chunk)
    return SIGNATURE + b"".join(kept)


def _png_chunks(data: bytes) -> Iterator[tuple[bytes, bytes]]:
    if not data.startswith(SIGNATURE):
        raise Unreadable("no start")
    place, name = len(SIGNATURE), b""
    while name != b"IEND":
        name = data[place + 4 : place + 8]
        stop = place + 12 + int.from_bytes(data[place : place + 4])
        if len(name) < 4 or stop > len(data):
            raise Unreadable("cut off")
        yield name, data[place:stop]
        place = stop


def _png_chunk(name: bytes, body: bytes) -> bytes:
    return len(body).to_bytes(4) + name + body + zlib.crc32(name + body).to_bytes(4)


def strip_webp(data: bytes) -> bytes:
    """The same for WebP, whose header says which notes follow."""
    chunks = list(_webp_chunks(data))
    notes = next((chunk[8:] for name, chunk in chunks if name == b"EXIF"), b"")
    orientation = orientation_of(notes.removeprefix(b"Exif\x00\x00")) if notes else 0
    kept = [chunk for name, chunk in chunks if name in WEBP_LOOK]
    if not kept:
        raise Unreadable("no picture")
    if chunks[0][0] == b"VP8X":
        flags = kept[0][8] & ~(HAS_EXIF | HAS_XMP)
        if orientation > 1:
            kept.append(_webp_chunk(b"EXIF", only_orientation(orientation)))
            flags |= HAS_EXIF
        kept[0] = kept[0][:8] + bytes([flags]) + kept[0][9:]
    body = b"WEBP" + b"".join(kept)
    return b"RIFF" + len(body).to_bytes(4, "little") + body


def _webp_chunks(data: bytes) -> Iterator[tuple[bytes, bytes]]:
    if data[:4] != b"RIFF" or data[8:12] != b"WEBP":
        raise Unreadable("no start")
    end = 8 + int.from_bytes(data[4:8], "little")
    if end > len(data) + 1:  # some programs leave out the last filling byte
        raise Unreadable("cut off")
    place = 12
    while place + 8 <= min(end, len(data)):
        size = int.from_bytes(data[place + 4 : place + 8], "little")
        if place + 8 + size > len(data):
            raise Unreadable("cut off")
        body = data[place + 8 : place + 8 + size]
        name = data[place : place + 4]
        yield name, _webp_chunk(name, body)
        place += 8 + size + size % 2


def _webp_chunk(name: bytes, body: bytes) -> bytes:
    return name + len(body).to_bytes(4, "little") + body + bytes(len(body) % 2)
