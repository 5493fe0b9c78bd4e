"""What a picture says beside what it shows: EXIF, IPTC, XMP and comments."""

import re
import warnings
from collections.abc import Iterator
from pathlib import Path
from typing import IO, Any

from lxml import etree
from PIL import ExifTags, Image

from ..report import Limits
from ..xml import parse
from .output import Output

PLACE = "the picture’s own description"
XMP = re.compile(rb"<x:xmpmeta.*?</x:xmpmeta>", re.S)
LONGEST = 200_000  # characters of one entry
MEMBERS_OF_IPTC = range(1, 256)


def read(path: Path, kind: str, limits: Limits, output: Output) -> None:
    """The words that come along; those that are drawn stay unread."""
    output.unread("Words that are part of the picture were not searched.")
    with path.open("rb") as file:
        read_words_beside(file, PLACE, None, output)


def read_words_beside(file: IO[bytes], place: str, page: int | None, output: Output) -> None:
    """The same of an open file, wherever the picture stands. Never loads its pixels."""
    Image.MAX_IMAGE_PIXELS = None
    data = file.read()
    for packet in XMP.findall(data):
        for words in words_of_xml(packet):
            output.add(place, words, page)
    file.seek(0)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        with Image.open(file) as image:
            for words in _entries(image):
                output.add(place, words[:LONGEST], page)


def words_of_xml(packet: bytes) -> Iterator[str]:
    """Text and attributes; what is no XML comes as it stands."""
    try:
        root = parse(packet.strip(b"\x00 \r\n\t"))
    except (etree.XMLSyntaxError, ValueError):
        yield re.sub("<[^>]*>", " ", packet.decode("utf-8", errors="replace"))
        return
    for node in root.iter():
        if node.text and node.text.strip():
            yield node.text
        yield from (value for value in node.attrib.values() if not value.startswith("http://"))


def _entries(image: Image.Image) -> Iterator[str]:
    exif = image.getexif()
    for values in (exif, exif.get_ifd(ExifTags.IFD.Exif), exif.get_ifd(ExifTags.IFD.GPSInfo)):
        for tag, value in values.items():
            yield from _words(value, is_wide=0x9C9B <= tag <= 0x9C9F)
    for key, value in image.info.items():
        if key == "photoshop" and isinstance(value, dict):
            yield from _words(list(value.values()))
        elif key not in ("exif", "icc_profile", "xmp"):
            yield from _words(value)


def _words(value: Any, is_wide: bool = False) -> Iterator[str]:
    """Strings, and the strings in bytes and lists; Windows writes its own tags in UTF-16."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, list | tuple):
        for part in value:
            yield from _words(part, is_wide)
    elif isinstance(value, bytes):
        if is_wide:
            yield value.decode("utf-16-le", errors="ignore")
        else:
            runs = re.findall(rb"[^\x00-\x1f]{3,}", value[:LONGEST].removeprefix(b"UNICODE\0"))
            yield from (run.decode("utf-8", errors="replace") for run in runs)
            if value.startswith(b"UNICODE\0"):
                yield value[8:LONGEST].decode("utf-16-le", errors="ignore")
                yield value[8:LONGEST].decode("utf-16-be", errors="ignore")
