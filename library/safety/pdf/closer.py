"""The closer look at doubted words: large pictures, each text object taken away by itself.

What a letter leaves on the page is compared with what it would leave alone, in black, on white:
under a box too small for it only the tips remain, and a name can't be read from tips.
"""

import time
from collections.abc import Iterator
from dataclasses import dataclass, field

import numpy as np

from . import shapes
from .canvas import Canvas, Sums, differing
from .objects import bounds, in_black, without
from .seen import FAINT, FAINT_AND_LARGE, LARGE, Look, outwards

LETTER_PIXELS = 14  # how tall the smallest letter should be in the picture
SCALES = (200 / 72, 600 / 72)
TILE = 1800  # pixels a side
MOST_LAYERS = 12
SEEN = 0.3  # of its ink that a letter must show
HIDDEN_PART = 0.5  # of a word's letters that make the word hidden
HIDDEN_RUN = 3  # letters in a row that do so in a long word
BLACK = 110
MARGIN = 2  # pixels around a letter
TWIN = 2.5  # points by which the copy of a word that makes it bold may be moved


class OutOfTime(Exception):
    """The deadline came before the page was done."""


@dataclass
class Layer:
    """Text objects that don't overlap, so that one picture without them serves all."""

    owners: list[int] = field(default_factory=list)
    boxes: list[np.ndarray] = field(default_factory=list)

    def has_room(self, box: np.ndarray) -> bool:
        """Whether nothing here touches the box."""
        return not any(
            box[0] < other[2] and other[0] < box[2] and box[1] < other[3] and other[1] < box[3]
            for other in self.boxes
        )


def hidden_words(look: Look, doubted: list[int], deadline: float) -> list[int]:
    """Those of the doubted words that can't be seen. Raises OutOfTime."""
    if not doubted:
        return []
    words = look.characters
    visible = np.ones(len(words.codes), dtype=bool)
    for canvas, indexes in _tiles(look, doubted):
        letters = np.concatenate([words.word(index) for index in indexes])
        for layer in _layers(look, letters):
            if time.monotonic() > deadline:
                raise OutOfTime
            mine = letters[np.isin(words.owners[letters], layer.owners)]
            visible[mine] = _seen(look, canvas, layer.owners, mine)
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


def _layers(look: Look, letters: np.ndarray) -> list[Layer]:
    """The letters' text objects, those that overlap in different layers."""
    layers: list[Layer] = []
    owners = look.characters.owners[letters]
    for owner in np.unique(owners):
        boxes = look.characters.boxes[letters[owners == owner]]
        box = np.concatenate([boxes[:, :2].min(axis=0), boxes[:, 2:].max(axis=0)])
        layer = next((one for one in layers if one.has_room(box)), None)
        if layer is None:
            layer = layers[-1] if len(layers) >= MOST_LAYERS else Layer()
        if layer not in layers:
            layers.append(layer)
        layer.owners.append(int(owner))
        layer.boxes.append(box)
    return layers


def _seen(look: Look, canvas: Canvas, owners: list[int], letters: np.ndarray) -> np.ndarray:
    """Whether each letter shows enough of its ink on the canvas."""
    drawn = look.drawn
    chosen = [owner for owner in owners if owner in drawn.texts]
    chosen += _twins(look, chosen)
    mine = [drawn.texts[owner] for owner in chosen]
    full = canvas.render()
    with without(mine):
        minus = canvas.render()
    rest = [one for owner, one in drawn.texts.items() if owner not in chosen]
    with without([*drawn.others, *rest]), in_black(mine):
        alone = canvas.render(form=False)[..., :3].min(axis=2)
    ink = alone < BLACK
    boxes = outwards(canvas.boxes(look.characters.boxes[letters]))
    heights = look.characters.boxes[letters, 3] - look.characters.boxes[letters, 1]
    small = _shown(differing(full, minus, FAINT), ink, boxes)
    large = _shown(differing(full, minus, FAINT_AND_LARGE), ink, boxes)
    visible = np.where(heights > LARGE, large, small)
    doubts = np.flatnonzero(~visible)
    grey = full[..., :3].mean(axis=2)
    visible[doubts] = shapes.shown(grey, alone, boxes[doubts])
    return visible


def _shown(difference: np.ndarray, ink: np.ndarray, boxes: np.ndarray) -> np.ndarray:
    """Enough of the ink; any difference at all where a glyph has no ink of its own to compare."""
    alone = Sums(ink).over(boxes)
    shown = Sums(ink & difference).over(boxes)
    return np.where(alone >= 3, shown >= alone * SEEN, Sums(difference).over(boxes) > 0)


def _twins(look: Look, owners: list[int]) -> list[int]:
    """Copies of the same words in nearly the same place: bold type or a shadow, nothing hidden.

    Pdfium gives no characters for most copies: what has none and lies there is taken for one.
    """
    texts, words = look.drawn.texts, look.words_of_owners
    places = [(words.get(owner), bounds(texts[owner])) for owner in owners]
    mine = set(owners)
    return [
        owner
        for owner, one in texts.items()
        if owner not in mine
        and any(
            words.get(owner, said) == said and _is_near(bounds(one), place)
            for said, place in places
        )
    ]


def _is_near(one: tuple[float, ...], other: tuple[float, ...]) -> bool:
    return all(abs(a - b) <= TWIN for a, b in zip(one, other, strict=True))
