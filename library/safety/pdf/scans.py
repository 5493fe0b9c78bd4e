"""Invisible words over a scan: text recognition puts them there, and the picture shows them.

Such a word is innocent where the picture has print in its place. Where the picture is blank or
blacked out, somebody redacted the picture and left the words.
"""

from dataclasses import dataclass

import numpy as np

from .characters import INVISIBLE
from .seen import GRID, Look

WHOLE_PAGE = 0.7  # of the page that pictures cover where words beneath them may be recognised text
PART_OF_PAGE = 0.08  # the same for words in invisible ink: a letter pasted into a report
MOSTLY = 0.6  # of the words that must look like print for the rest to be taken for misplaced
CONTRAST = 40  # grey levels between ink and paper
INK = (0.02, 0.75)
STROKES = (0.35, 6.0)  # changes from paper to ink along a line, a letter
FLAT = 30  # grey levels that dirt and compression may make
FLAT_RUN = 0.45  # of a word's width that may be flat before part of it counts as covered


@dataclass(frozen=True)
class Place:
    """The picture under one word: what it looks like there."""

    is_print: bool
    is_flat: bool


def without_recognised(look: Look, hidden: list[int]) -> list[int]:
    """The hidden words that a picture does not show."""
    over_picture = [index for index in hidden if _may_be_recognised(look, index)]
    if not over_picture:
        return hidden
    grey = look.bare[..., :3].mean(axis=2)
    boxes = look.canvas.boxes(look.characters.word_boxes)
    places = {
        index: _place(grey, boxes[index], len(look.characters.word(index))) for index in over_picture
    }
    is_scan = np.mean([place.is_print for place in places.values()]) >= MOSTLY
    shown = {
        index
        for index, place in places.items()
        if not place.is_flat and (place.is_print or is_scan)
    }
    return [index for index in hidden if index not in shown]


def _may_be_recognised(look: Look, index: int) -> bool:
    cover = look.cover
    owner = look.characters.owner(index)
    is_invisible = look.drawn.mode(owner) == INVISIBLE or look.drawn.is_transparent(owner)
    if cover.mean() < (PART_OF_PAGE if is_invisible else WHOLE_PAGE):
        return False
    left, top, right, bottom = look.canvas.boxes(look.characters.word_boxes[index : index + 1])[0]
    row = int((top + bottom) / 2 / look.canvas.height * GRID)
    column = int((left + right) / 2 / look.canvas.width * GRID)
    return 0 <= row < GRID and 0 <= column < GRID and bool(cover[row, column])


def _place(grey: np.ndarray, box: np.ndarray, letters: int) -> Place:
    left, top, right, bottom = box
    if bottom - top > (right - left) * 1.5 and letters > 2:  # a line that runs upwards
        return _place(grey.T, np.array([top, left, bottom, right]), letters)
    core = _cut(grey, left, top, right, bottom, 0.1, -0.15)
    wide = _cut(grey, left, top, right, bottom, 0.0, 0.15)
    if core.size == 0 or wide.size == 0:
        return Place(is_print=False, is_flat=True)
    is_dark = float(np.median(core)) < 128
    return Place(_is_print(wide, letters), _is_flat(core if is_dark else wide))


def _cut(
    grey: np.ndarray, left: float, top: float, right: float, bottom: float, inset: float, grow: float
) -> np.ndarray:
    """The pixels of a box, `inset` heights narrower and `grow` heights taller on each side."""
    height = bottom - top
    rows = slice(max(round(top - height * grow), 0), max(round(bottom + height * grow), 0))
    columns = slice(max(round(left + height * inset), 0), max(round(right - height * inset), 0))
    return grey[rows, columns]


def _is_flat(region: np.ndarray) -> bool:
    """One colour all over, or along a stretch too long for a gap between letters."""
    spread = region.max(axis=0) - region.min(axis=0)
    longest = run = 0
    for is_flat in spread < FLAT:
        run = run + 1 if is_flat else 0
        longest = max(longest, run)
    return longest >= max(FLAT_RUN * len(spread), 1.2 * region.shape[0]) or longest == len(spread)


def _is_print(region: np.ndarray, letters: int) -> bool:
    """Two tones far apart, the smaller one in strokes about as many as letters have."""
    middle = _threshold(region)
    dark = region < middle
    if not dark.any() or dark.all():
        return False
    contrast = region[~dark].mean() - region[dark].mean()
    ink = dark if dark.mean() <= 0.5 else ~dark
    strokes = np.maximum(np.diff(ink.astype(np.int8), axis=1), 0).sum(axis=1)
    busiest = np.sort(strokes)[len(strokes) // 4 :].mean() / max(letters, 1)
    return bool(
        contrast >= CONTRAST
        and INK[0] <= ink.mean() <= INK[1]
        and STROKES[0] <= busiest <= STROKES[1]
    )


def _threshold(region: np.ndarray) -> float:
    """Between ink and paper, after Ridler and Calvard: the middle of the means of both sides."""
    middle = float(region.mean())
    for _ in range(6):
        low, high = region[region < middle], region[region >= middle]
        if not low.size or not high.size:
            break
        middle = (float(low.mean()) + float(high.mean())) / 2
    return middle
