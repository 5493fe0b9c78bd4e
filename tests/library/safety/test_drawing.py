import io
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pikepdf
import pytest
from PIL import Image

from library.safety import draw_place
from library.safety.drawing_worker import BESIDE, FRAME, WIDEST

from .corpus_covered import (
    box_on_a_page_with_another_origin,
    box_on_a_turned_page,
    box_over_text,
)
from .corpus_unseen import above_the_page, off_the_page
from .making import surgery
from .reading import findings


def large(data: bytes) -> bytes:
    """The PDF with points that are twice as large."""

    def cut(document: pikepdf.Pdf) -> None:
        document.pages[0].obj.UserUnit = 2

    return surgery(data, cut)


def place_of(data: bytes, folder: Path) -> np.ndarray:
    """The picture of the place of hidden words."""
    (found,) = [one for one in findings(data) if one.code == "hidden-text"]
    path = folder / "a.pdf"
    path.write_bytes(data)
    return pixels(draw_place(path, found.page or 0, found.box))


def pixels(png: bytes | None) -> np.ndarray:
    assert png is not None
    with Image.open(io.BytesIO(png)) as image:
        assert image.format == "PNG"
        assert image.width <= WIDEST
        return np.array(image.convert("RGB"))


def inside_of_frame(image: np.ndarray) -> np.ndarray:
    rows, columns = np.nonzero((image == FRAME).all(axis=2))
    return image[rows.min() + 5 : rows.max() - 4, columns.min() + 5 : columns.max() - 4]


@pytest.mark.parametrize(
    "make",
    [
        box_over_text,
        box_on_a_turned_page,
        box_on_a_page_with_another_origin,
        lambda: large(box_over_text()),
    ],
)
def test_the_frame_stands_around_the_box_however_the_page_lies(
    make: Callable[[], bytes], tmp_path: Path
) -> None:
    inside = inside_of_frame(place_of(make(), tmp_path))
    assert min(inside.shape[:2]) >= 10
    assert (inside < 40).all(axis=2).mean() > 0.9  # the black box and nothing else


@pytest.mark.parametrize("make", [off_the_page, above_the_page])
def test_a_place_off_the_page_is_framed_beside_it(
    make: Callable[[], bytes], tmp_path: Path
) -> None:
    inside = inside_of_frame(place_of(make(), tmp_path))
    assert (inside == BESIDE).all(axis=2).mean() > 0.9


def test_without_a_box_the_whole_page_is_drawn(tmp_path: Path) -> None:
    path = tmp_path / "a.pdf"
    path.write_bytes(box_over_text())
    image = pixels(draw_place(path, 1, None))
    assert image.shape[0] / image.shape[1] == pytest.approx(842 / 595, abs=0.01)
    assert not (image == FRAME).all(axis=2).any()


@pytest.mark.parametrize(("page", "data"), [(2, None), (0, None), (1, b"no PDF"), (1, b"%PDF-1.4")])
def test_what_has_no_such_page_has_no_picture(
    page: int, data: bytes | None, tmp_path: Path
) -> None:
    path = tmp_path / "a.pdf"
    path.write_bytes(box_over_text() if data is None else data)
    assert draw_place(path, page, None) is None


def test_a_file_that_is_not_there_has_no_picture(tmp_path: Path) -> None:
    assert draw_place(tmp_path / "none.pdf", 1, None) is None
