"""The one thing that is kept of a camera's notes: how the picture is to be turned."""

from PIL import ExifTags, Image

TURNS = range(1, 9)


def orientation_of(notes: bytes) -> int:
    """1 to 8, or 0 where the notes (a TIFF header and what follows) do not say."""
    exif = Image.Exif()
    try:
        exif.load(notes)
        value = exif.get(ExifTags.Base.Orientation)
    except Exception:  # noqa: BLE001  notes are as broken as their writers
        return 0
    return value if isinstance(value, int) and value in TURNS else 0


def only_orientation(value: int) -> bytes:
    """Notes that say nothing but this: a TIFF header and one entry."""
    entry = b"\x01\x12\x00\x03\x00\x00\x00\x01" + value.to_bytes(2) + b"\x00\x00"
    return b"MM\x00*\x00\x00\x00\x08\x00\x01" + entry + bytes(4)
