"""The closer look at doubted words: large pictures, each text object taken away by itself.

What a letter leaves on the page is compared with what it would leave alone, in black, on white:
under a box too small for it only the tips remain, and a name can't be read from tips.
"""

import time
from collections.abc import Iterator

import numpy as np

from . import shapes
from .canvas import Canvas, Sums, differing, grey
from .layers import layers
from .objects import in_black, without
from .seen import FAINT, FAINT_AND_LARGE, LARGE, Look, outwards

LETTER_PIXELS = 14  # how tall the smallest letter should be in the picture
SCALES = (1.0, 600 / 72)
TILE = 1800  # pixels a side
SEEN = 0.3  # of its ink that a letter must show
HIDDEN_PART = 0.5  # of a word's letters that make the word hidden
HIDDEN_RUN = 3  # letters in a row that do so in a long word
BLACK = 110
MARGIN = 2  # pixels around a letter
TWIN = 2.5  # points by which the copy of a word that makes it bold may be moved


class OutOfTime(Exception):
    """The deadline came before the page was done."""


def hidden_words(look: Look, doubted: list[int], deadline: float) -> list[int]:
    """Those of the doubted words that can't be seen. Raises OutOfTime."""
    if not doubted:
        return []
    words = look.characters
    visible = np.ones(len(words.codes), dtype=bool)
    for canvas, indexes in _tiles(look, doubted):
        letters = np.concatenate([words.word(index) for index in indexes])
        full = canvas.render()
        for owners in layers(words, letters):
            if time.monotonic() > deadline:
                raise OutOfTime
            mine = letters[np.isin(words.owners[letters], owners)]
            visible[mine] = _seen(look, canvas, full, owners, mine)
    return [index for index in doubted if is_hidden(~visible[words.word(index)])]


def is_hidden(hidden: np.ndarray) -> bool:
    """Whether half of a word's letters are hidden, or a run of them."""
    longest = run = 0
    for one in hidden:
        run = run + 1 if one else 0
        longest = max(longest, run)
    return bool(hidden.mean() >= HIDDEN_PART or longest >= HIDDEN_RUN)


def _tiles(look: Look, doubted: list[int]) -> Iterator[tuple[Canvas, list[int]]]:
    """Pictures around the doubted words, none too large."""
    smallest = float(np.percentile(look.characters.word_heights[doubted], 10))
    scale = float(np.clip(LETTER_PIXELS / max(smallest, 0.1), *SCALES))
    page = Canvas.whole(look.page, scale, most_pixels=10**12)
    pixels = outwards(page.boxes(look.characters.word_boxes[doubted]))
    middles = (pixels[:, :2] + pixels[:, 2:]) / 2 // TILE
    for tile in np.unique(middles, axis=0):
        rows = np.flatnonzero((middles == tile).all(axis=1))
        left, top = np.clip(pixels[rows, :2].min(axis=0) - MARGIN, 0, None)
        right, bottom = pixels[rows, 2:].max(axis=0) + MARGIN
        width = int(min(right, page.width, left + 2 * TILE) - left)
        height = int(min(bottom, page.height, top + 2 * TILE) - top)
        if width > 0 and height > 0:
            canvas = Canvas(look.page, page.scale, int(left), int(top), width, height)
            yield canvas, [doubted[row] for row in rows]


def _seen(
    look: Look, canvas: Canvas, full: np.ndarray, owners: list[int], letters: np.ndarray
) -> np.ndarray:
    """Whether each letter shows enough of its ink on the canvas."""
    mine = {*owners, *_twins(look, owners)}
    with without(mine):
        minus = canvas.render()
    with without(look.drawn.except_for(mine)), in_black(mine):
        alone = canvas.render(form=False)[..., :3].min(axis=2)
    boxes = outwards(canvas.boxes(look.characters.boxes[letters]))
    is_large = look.characters.boxes[letters, 3] - look.characters.boxes[letters, 1] > LARGE
    visible = np.zeros(len(letters), dtype=bool)
    for rows, steps in ((is_large, FAINT_AND_LARGE), (~is_large, FAINT)):
        if rows.any():
            visible[rows] = _shown(differing(full, minus, steps), alone < BLACK, boxes[rows])
    doubts = np.flatnonzero(~visible)
    if len(doubts):
        visible[doubts] = shapes.shown(grey(full), alone, boxes[doubts])
    return visible


def _shown(difference: np.ndarray, ink: np.ndarray, boxes: np.ndarray) -> np.ndarray:
    """Enough of the ink; any difference at all where a glyph has no ink of its own to compare."""
    alone = Sums(ink).over(boxes)
    shown = Sums(ink & difference).over(boxes)
    return np.where(alone >= 3, shown >= alone * SEEN, Sums(difference).over(boxes) > 0)


def _twins(look: Look, owners: list[int]) -> set[int]:
    """Copies of the same words in nearly the same place: bold type or a shadow, nothing hidden.

    Pdfium gives no characters for most copies: what has none and lies there is taken for one.
    """
    words = look.words_of_owners
    known, places = look.places_of_texts
    rows = {owner: row for row, owner in enumerate(known)}
    found = set()
    for owner in owners:
        if owner in rows:
            apart = np.abs(places - places[rows[owner]]).max(axis=1)
            near = [known[row] for row in np.flatnonzero(apart <= TWIN)]
            said = words.get(owner)
            found |= {other for other in near if words.get(other, said) == said}
    return found
