import io

import numpy as np
import pytest
from PIL import Image, ImageCms, PngImagePlugin

from library.safety.clean.pictures import Unreadable, strip

from .dirty import photo
from .making import SECRET

KINDS = ["JPEG", "PNG", "WEBP", "GIF", "TIFF"]
PROFILE = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()


def frames(data: bytes) -> list[np.ndarray]:
    """The pixels of each picture in a file."""
    found = []
    with Image.open(io.BytesIO(data)) as image:
        for index in range(getattr(image, "n_frames", 1)):
            image.seek(index)
            found.append(np.array(image.convert("RGBA")))
    return found


def saved(kind: str, **more: object) -> bytes:
    buffer = io.BytesIO()
    Image.effect_noise((80, 50), 90).convert("RGB").save(buffer, kind, **more)
    return buffer.getvalue()


def two_frames(kind: str, **more: object) -> bytes:
    second = Image.effect_noise((80, 50), 40).convert("RGB")
    return saved(kind, save_all=True, append_images=[second], **more)


@pytest.mark.parametrize("kind", KINDS)
def test_every_pixel_stays_and_what_comes_after_the_end_goes(kind: str) -> None:
    data = photo(kind) if kind != "GIF" else two_frames(kind, comment=SECRET)
    clean = strip(data + SECRET.encode() * 9, kind.lower())
    assert SECRET.encode() not in clean
    assert all(map(np.array_equal, frames(data), frames(clean)))
    assert strip(clean, kind.lower()) == clean


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP"])
def test_of_all_notes_only_how_to_turn_the_picture_stays(kind: str) -> None:
    with Image.open(io.BytesIO(strip(photo(kind), kind.lower()))) as image:
        assert dict(image.getexif()) == {0x0112: 6}


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP", "TIFF"])
def test_colours_stay_as_the_profile_says(kind: str) -> None:
    with Image.open(io.BytesIO(strip(saved(kind, icc_profile=PROFILE), kind.lower()))) as image:
        assert image.info["icc_profile"] == PROFILE


@pytest.mark.parametrize("more", [{"progressive": True}, {"restart_marker_rows": 1}])
def test_jpeg_files_of_all_kinds_keep_their_pixels(more: dict[str, object]) -> None:
    data = saved("JPEG", comment=SECRET.encode(), **more)
    clean = strip(data, "jpeg")
    assert SECRET.encode() not in clean
    assert np.array_equal(frames(data)[0], frames(clean)[0])


def test_a_picture_in_print_colours_keeps_the_mark_that_says_so() -> None:
    buffer = io.BytesIO()
    Image.new("CMYK", (20, 20), (200, 30, 90, 10)).save(buffer, "JPEG")
    assert np.array_equal(frames(buffer.getvalue())[0], frames(strip(buffer.getvalue(), "jpeg"))[0])


def test_words_in_a_png_go_and_its_transparency_stays() -> None:
    words = PngImagePlugin.PngInfo()
    words.add_text("Comment", SECRET)
    buffer = io.BytesIO()
    Image.new("P", (9, 9)).save(buffer, "PNG", pnginfo=words, transparency=0)
    clean = strip(buffer.getvalue(), "png")
    assert SECRET.encode() not in clean
    assert b"tRNS" in clean


@pytest.mark.parametrize("kind", ["PNG", "WEBP", "GIF"])
def test_moving_pictures_go_on_moving(kind: str) -> None:
    with Image.open(io.BytesIO(strip(two_frames(kind, loop=3), kind.lower()))) as image:
        assert (image.n_frames, image.info["loop"]) == (2, 3)


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("part", [0.0, 0.01, 0.3, 0.9])
def test_a_picture_that_was_cut_off_is_refused(kind: str, part: float) -> None:
    data = saved(kind)
    with pytest.raises(Unreadable):
        strip(data[: int(len(data) * part)], kind.lower())
