"""The check of a picture: where it was taken, by whom, with what."""

import io
import re
import warnings
from collections import Counter
from collections.abc import Iterable
from pathlib import Path

from PIL import ExifTags, Image, UnidentifiedImageError

from .codes import count, finding
from .report import Limits
from .sink import Sink

PERSON_TAGS = (
    ExifTags.Base.Artist,
    ExifTags.Base.XPAuthor,
    ExifTags.Base.CameraOwnerName,
    ExifTags.Base.HostComputer,
)
WORD_TAGS = (
    ExifTags.Base.ImageDescription,
    ExifTags.Base.XPTitle,
    ExifTags.Base.XPComment,
    ExifTags.Base.XPKeywords,
    ExifTags.Base.XPSubject,
    ExifTags.Base.UserComment,
)
CAMERA_TAGS = (
    ExifTags.Base.Make,
    ExifTags.Base.Model,
    ExifTags.Base.DateTime,
    ExifTags.Base.DateTimeOriginal,
    ExifTags.Base.BodySerialNumber,
    ExifTags.Base.LensSerialNumber,
    ExifTags.Base.MakerNote,
)
COORDINATES = {1, 2, 3, 4}
XMP_PLACE = re.compile(rb"exif:GPSL(?:atitude|ongitude)|Iptc4xmpCore:Location|photoshop:City")
XMP_PERSON = re.compile(rb"dc:creator|PersonInImage|photoshop:AuthorsPosition|mwg-rs:Name")
ENDS = {"jpeg": b"\xff\xd9", "png": b"IEND\xaeB`\x82"}
HEAD = 400_000  # bytes of a picture inside a document in which its notes are looked for
INSIDE = {
    "location": ("says where it was taken", "say where they were taken"),
    "author": ("names a person in its notes", "name people in their notes"),
    "custom-data": ("carries a description or comment", "carry descriptions or comments"),
    "camera": ("says which camera took it, and when", "say which camera took them, and when"),
    "thumbnail": (
        "carries a small picture of itself, maybe of an earlier state",
        "carry small pictures of themselves, maybe of an earlier state",
    ),
}
SLACK = 16  # bytes of filling that some programs leave after the end
HARMLESS_WORDS = {"dpi", "gamma", "srgb", "interlace", "transparency", "aspect", "compression"}


def check(path: Path, kind: str, limits: Limits, sink: Sink) -> None:
    """Everything about one picture."""
    Image.MAX_IMAGE_PIXELS = None  # our own limit comes first and says what happened
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            with Image.open(path, formats=[kind]) as image:
                _check_image(image, path, kind, limits, sink)
        except (UnidentifiedImageError, OSError, SyntaxError, ValueError, EOFError):
            sink.know(readable=False)
            sink.add(finding("broken-file"))


def _check_image(image: Image.Image, path: Path, kind: str, limits: Limits, sink: Sink) -> None:
    if image.width * image.height > limits.pixels:
        sink.add(finding("too-large", "The picture has too many pixels to be checked."))
        return
    frames = getattr(image, "n_frames", 1)
    image.load()
    sink.know(readable=True, pages=frames if kind == "tiff" else 1)
    data = path.read_bytes()
    _check_exif(image, data, kind, sink)
    words = [
        key
        for key, value in image.info.items()
        if isinstance(value, str)
        and str(key).lower() not in HARMLESS_WORDS
        and "xmp" not in str(key).lower()
    ]
    if words or image.info.get("comment"):
        sink.add(finding("custom-data", "The picture carries words beside what it shows."))
    _check_end(data, kind, sink)


def notes(exif: Image.Exif, packet: bytes, kind: str) -> dict[str, str]:
    """The codes of what EXIF and XMP say, each with a message ("" for the code's own)."""
    known = {**exif.get_ifd(ExifTags.IFD.Exif), **exif}
    found = {}
    if COORDINATES & set(exif.get_ifd(ExifTags.IFD.GPSInfo)) or XMP_PLACE.search(packet):
        found["location"] = ""
    if any(known.get(tag) for tag in PERSON_TAGS) or XMP_PERSON.search(packet):
        found["author"] = "The picture names a person."
    if any(known.get(tag) for tag in WORD_TAGS):
        found["custom-data"] = "The picture carries a description or comment."
    if any(known.get(tag) for tag in CAMERA_TAGS):
        found["camera"] = ""
    if kind != "tiff" and exif.get_ifd(ExifTags.IFD.IFD1):
        found["thumbnail"] = ""
    return found


def _check_exif(image: Image.Image, data: bytes, kind: str, sink: Sink) -> None:
    packet = data if b"<x:xmpmeta" in data else b""
    for code, message in notes(image.getexif(), packet, kind).items():
        sink.add(finding(code, message))
    if b"Photoshop 3.0\x008BIM" in data or packet:
        sink.add(finding("metadata", "The picture carries notes of the program that edited it."))


def check_inside(pictures: Iterable[bytes], sink: Sink) -> None:
    """What the notes of pictures inside a document say, one finding a kind."""
    numbers: Counter[str] = Counter()
    for data in pictures:
        numbers.update(_codes_inside(data))
    for code, number in numbers.items():
        what = f"{count(number, 'picture')} in the file {INSIDE[code][number > 1]}."
        sink.add(finding(code, what))


def _codes_inside(data: bytes) -> set[str]:
    head = data[:HEAD]
    packet = head if b"<x:xmpmeta" in head else b""
    if not packet and not any(mark in head for mark in (b"Exif\x00", b"eXIf", b"EXIF")):
        return set()
    try:
        with warnings.catch_warnings(), Image.open(io.BytesIO(data)) as image:
            warnings.simplefilter("ignore")
            return set(notes(image.getexif(), packet, "")) & set(INSIDE)
    except Exception:  # noqa: BLE001  a broken picture is its document's affair
        return set()


def _check_end(data: bytes, kind: str, sink: Sink) -> None:
    """Phones put films there, and others whole files."""
    if kind not in ENDS:
        return
    end = data.rfind(ENDS[kind]) + len(ENDS[kind])
    if kind == "png":
        end = data.find(ENDS[kind]) + len(ENDS[kind])
    if len(data.rstrip(b"\x00\r\n ")) - end > SLACK:
        sink.add(finding("extra-data"))
