import io

import pytest
from PIL import ExifTags, Image, PngImagePlugin

from library.safety import Limits

from .reading import codes, facts

KINDS = ["JPEG", "PNG", "WEBP", "GIF", "TIFF"]


def picture(kind: str = "JPEG", **more: object) -> bytes:
    buffer = io.BytesIO()
    Image.linear_gradient("L").convert("RGB").save(buffer, kind, **more)
    return buffer.getvalue()


def exif(**tags: object) -> Image.Exif:
    found = Image.Exif()
    for name, value in tags.items():
        found[ExifTags.Base[name]] = value
    return found


@pytest.mark.parametrize("kind", KINDS)
def test_a_plain_picture_has_no_findings(kind: str) -> None:
    name = f"a.{kind.lower()}"
    assert codes(picture(kind), name) == set()
    assert facts(picture(kind), name) == {"type": kind.lower(), "readable": True, "pages": 1}


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP", "TIFF"])
def test_a_place_in_the_exif_data_is_found(kind: str) -> None:
    place = exif(GPSInfo={1: "N", 2: (53.0, 30.0, 0.0)})
    read_back = Image.open(io.BytesIO(picture(exif=place))).getexif()
    assert codes(picture(kind, exif=read_back), f"a.{kind.lower()}") == {"location"}


def test_a_place_in_the_xmp_data_is_found() -> None:
    packet = b"<x:xmpmeta><exif:GPSLatitude>53,30N</exif:GPSLatitude></x:xmpmeta>"
    assert {"location", "metadata"} == codes(picture(xmp=packet), "a.jpg")


@pytest.mark.parametrize(
    ("tags", "code"),
    [
        ({"Artist": "A Person"}, "author"),
        ({"Model": "Camera 3"}, "camera"),
        ({"ImageDescription": "Where it was"}, "custom-data"),
    ],
)
def test_what_exif_data_says(tags: dict[str, str], code: str) -> None:
    assert codes(picture(exif=exif(**tags)), "a.jpg") == {code}


def test_words_in_a_png_are_found() -> None:
    words = PngImagePlugin.PngInfo()
    words.add_text("Comment", "taken at school")
    assert codes(picture("PNG", pnginfo=words), "a.png") == {"custom-data"}


@pytest.mark.parametrize("kind", ["JPEG", "PNG"])
def test_data_after_the_end_is_found(kind: str) -> None:
    assert codes(picture(kind) + b"more of it" * 10, f"a.{kind.lower()}") == {"extra-data"}


@pytest.mark.parametrize("kind", KINDS)
def test_a_picture_that_was_cut_off_is_broken(kind: str) -> None:
    data = picture(kind)
    assert codes(data[: len(data) // 2], f"a.{kind.lower()}") == {"broken-file"}


def test_a_picture_with_too_many_pixels_is_not_unpacked() -> None:
    assert codes(picture("PNG"), "a.png", Limits(pixels=1000)) == {"too-large"}


def test_a_tiff_says_how_many_pages_it_has() -> None:
    pages = [Image.new("L", (10, 10)) for _ in range(3)]
    data = picture("TIFF", save_all=True, append_images=pages)
    assert facts(data, "a.tiff")["pages"] == 4
