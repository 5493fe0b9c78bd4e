"""Files that an editor might send, by accident or on purpose."""

import io
import struct
import zipfile
import zlib
from functools import cache

import pikepdf
from PIL import Image, TiffImagePlugin

from tests.factories.files import pdf_bytes
from tests.library.safety import packages

WORD = packages.document(packages.run("Some words."))
EXCEL = packages.workbook()
SLIDES = packages.presentation()
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504)
MP3 = b"ID3\x03\x00\x00\x00\x00\x00\x00" + b"\xff\xfb\x90\x00" * 50


def ole(stream: str) -> bytes:
    """An old Office file with a stream of that name."""
    return OLE + stream.encode("utf-16-le")


def zipped(**parts: bytes) -> bytes:
    """A zip archive."""
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return target.getvalue()


def odf() -> bytes:
    """The beginning of every OpenDocument file."""
    return zipped(mimetype=b"application/vnd.oasis.opendocument.text", content=b"<x/>")


@cache
def locked_pdf() -> bytes:
    """A PDF that asks for a password."""
    target = io.BytesIO()
    with pikepdf.open(io.BytesIO(pdf_bytes())) as document:
        document.save(target, encryption=pikepdf.Encryption(user="secret", owner="secret"))
    return target.getvalue()


@cache
def pdf_of_many_pages(pages: int) -> bytes:
    """A PDF that is long, and not large."""
    target = io.BytesIO()
    with pikepdf.new() as document:
        for _ in range(pages):
            document.add_blank_page()
        document.save(target)
    return target.getvalue()


def bomb_of_one_part() -> bytes:
    """A Word file of a few kilobytes with 60 million zeros in it."""
    return packages.document("", {"word/media/zeros.bin": bytes(60_000_000)})


def bomb_that_lies() -> bytes:
    """A Word file whose parts take more bytes than it has."""
    data = bytearray(packages.document("", {"word/media/a.bin": bytes(1000)}))
    entry = data.rfind(b"PK\x01\x02")
    data[entry + 20 : entry + 24] = struct.pack("<I", 900_000_000)
    return bytes(data)


@cache
def bomb_of_many_parts() -> bytes:
    """A zip file of very many parts, each of them empty."""
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        for number in range(20_001):
            archive.writestr(str(number), b"")
    return target.getvalue()


def picture(kind: str = "JPEG", size: tuple[int, int] = (64, 48), **options: object) -> bytes:
    """A picture whose left half is red and whose right half is blue."""
    image = Image.new("RGB", size, "blue")
    image.paste("red", (0, 0, size[0] // 2, size[1]))
    target = io.BytesIO()
    image.save(target, kind, **options)
    return target.getvalue()


def exif_of_a_phone(orientation: int = 1) -> Image.Exif:
    """Camera, owner, date and place, as a phone writes them; the place is in the North Sea."""
    exif = Image.Exif()
    exif[0x010F], exif[0x0110], exif[0x0112] = "Tellit", "Phone 3", orientation
    exif[0x013B] = "Quillfeather"
    exif.get_ifd(0x8825).update(
        {
            1: "N",
            2: tuple(TiffImagePlugin.IFDRational(part) for part in (54, 0, 0)),
            3: "E",
            4: tuple(TiffImagePlugin.IFDRational(part) for part in (2, 0, 0)),
        }
    )
    return exif


def animation(frames: int = 3) -> bytes:
    """A GIF that moves."""
    pictures = [Image.new("RGB", (40, 30), (80 * number, 0, 0)) for number in range(frames)]
    target = io.BytesIO()
    pictures[0].save(target, "GIF", save_all=True, append_images=pictures[1:], duration=100)
    return target.getvalue()


def png_that_claims(width: int, height: int) -> bytes:
    """A PNG of some bytes that says it is of that many pixels."""
    data = bytearray(picture("PNG"))
    data[16:24] = struct.pack(">II", width, height)
    data[29:33] = struct.pack(">I", zlib.crc32(bytes(data[12:29])))
    return bytes(data)
