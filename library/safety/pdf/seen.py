"""The first look: which words of a page are plainly visible, in two small pictures.

The page is drawn as it is and without its words. Where nothing changes, no word can be seen. This
look may doubt a visible word, never trust a hidden one: what it doubts gets a closer look.
"""

from dataclasses import dataclass
from functools import cached_property

import numpy as np
import pypdfium2

from . import plain
from .canvas import Canvas, Sums, differing, steps_of
from .characters import INVISIBLE, Characters, read
from .layers import layers
from .objects import Drawn, bounds_in_form, remove_icons, without

SCALE = 100 / 72
MOST_PIXELS = 9_000_000
# Contrast below which a word counts as unseen. #e6e6e6 on white is 1.25; black under a black box
# that lets a tenth of the light through is 1.2. Large letters may be fainter: watermarks are.
FAINT = steps_of(1.25)
FAINT_AND_LARGE = steps_of(1.06)
LARGE = 16.0  # points from foot to head of a letter
TOO_SMALL = 1.0  # points from foot to head: type of about a point and a half
TOO_THIN = 0.6  # points from foot to head of a whole word: letters that are squeezed flat
STRIP = 0.34  # of a letter's height or width; its ink touches each side of its box
OVERLAP = 0.15  # of the shorter word that another one may cover before it is doubted
MOST_PAIRS = 5_000_000
MOST_LAYERS = 4
GRID = 200
SAME = 0.01  # points


@dataclass
class Look:
    """A page, what stands on it, and the pictures of the first look."""

    page: pypdfium2.PdfPage
    characters: Characters
    drawn: Drawn

    @classmethod
    def at(cls, page: pypdfium2.PdfPage) -> "Look":
        """Read the page. Icons that a reader can move aside are taken off it first."""
        remove_icons(page)
        characters, drawn = read(page.get_textpage()), Drawn.on(page)
        put_replacements_on_the_page(characters, drawn)
        return cls(page, characters, drawn)

    @cached_property
    def words_of_owners(self) -> dict[int, str]:
        """What each text object says."""
        said: dict[int, list[str]] = {}
        for owner, code in zip(self.characters.owners, self.characters.codes, strict=True):
            said.setdefault(int(owner), []).append(chr(code))
        return {owner: "".join(characters).strip() for owner, characters in said.items()}

    @cached_property
    def places_of_texts(self) -> tuple[list[int], np.ndarray]:
        """The addresses of all text objects and their boxes on the page (n, 4)."""
        return self.drawn.texts, self.drawn.boxes(self.drawn.texts)

    @cached_property
    def canvas(self) -> Canvas:
        """The whole page."""
        return Canvas.whole(self.page, SCALE, MOST_PIXELS)

    @cached_property
    def full(self) -> np.ndarray:
        """The page as its readers see it."""
        return self.canvas.render()

    @cached_property
    def bare(self) -> np.ndarray:
        """The page without its words."""
        if all(plain.render_mode(owner) == INVISIBLE for owner in self.drawn.texts):
            return self.full
        with without(self.drawn.texts):
            return self.canvas.render()

    @cached_property
    def cover(self) -> np.ndarray:
        """A coarse map of the page (GRID x GRID, first row on top): where pictures lie."""
        cover = np.zeros((GRID, GRID), dtype=bool)
        scale = np.array([GRID / self.canvas.width, GRID / self.canvas.height] * 2)
        boxes = self.canvas.boxes(self.drawn.boxes(self.drawn.pictures)) * scale + 0.5
        for left, top, right, bottom in np.clip(boxes, 0, GRID).astype(int):
            cover[top:bottom, left:right] = True
        return cover


def put_replacements_on_the_page(characters: Characters, drawn: Drawn) -> None:
    """Correct the boxes of replacement text (/ActualText) in forms.

    Pdfium gives each of its characters a slice of the object's box, in the form's measure.
    """
    for owner in drawn.texts:
        if owner in drawn.holders:
            _, bottom, _, top = bounds_in_form(owner)
            for index in np.flatnonzero(characters.owners == owner):
                box = characters.boxes[index]
                if abs(box[1] - bottom) < SAME and abs(box[3] - top) < SAME:
                    characters.boxes[index] = drawn.on_page(owner, box)


def doubted(look: Look) -> list[int]:
    """Indexes of the words that are not plainly visible."""
    words = look.characters
    plain = words.every(visible_characters(look, look.bare))
    shared = np.flatnonzero(overlapped(look) & plain)
    if len(shared):
        plain[shared] = words.every(_visible_by_themselves(look, shared))[shared]
    return np.flatnonzero(~plain).tolist()


def _visible_by_themselves(look: Look, shared: np.ndarray) -> np.ndarray:
    """The same for characters of words that share their place, a layer of them at a time."""
    words = look.characters
    letters = np.concatenate([words.word(index) for index in shared])
    visible = np.zeros(len(words.codes), dtype=bool)
    for owners in layers(words, letters)[:MOST_LAYERS]:
        with without(owners):
            minus = look.canvas.render()
        mine = letters[np.isin(words.owners[letters], owners)]
        visible[mine] = visible_characters(look, minus)[mine]
    return visible


def visible_characters(look: Look, minus: np.ndarray) -> np.ndarray:
    """Whether each character leaves ink at all four sides of its box that `minus` does not have."""
    if minus is look.full:
        return np.zeros(len(look.characters.codes), dtype=bool)
    sums = Sums(differing(look.full, minus, FAINT))
    exact = look.canvas.boxes(look.characters.boxes)
    left, top, right, bottom = exact.T
    across = np.maximum((right - left) * STRIP, 1.5)
    down = np.maximum((bottom - top) * STRIP, 1.5)
    strips = (
        (left, top, right, top + down),
        (left, bottom - down, right, bottom),
        (left, top, left + across, bottom),
        (right - across, top, right, bottom),
    )
    visible = np.ones(len(exact), dtype=bool)
    for strip in strips:
        visible &= sums.over(outwards(np.stack(strip, axis=1))) > 0
    return visible


def outwards(boxes: np.ndarray) -> np.ndarray:
    """Whole pixels around exact boxes, with the rim that smooth edges spill into."""
    return np.hstack([np.floor(boxes[:, :2] - 0.5), np.ceil(boxes[:, 2:] + 0.5)])


def overlapped(look: Look) -> np.ndarray:
    """Words that share their place with a word of another text object.

    A label written on the black box would otherwise be taken for the word beneath it.
    """
    words = look.characters
    inset = (words.word_boxes[:, 3] - words.word_boxes[:, 1]) * 0.2
    order = np.argsort(words.word_boxes[:, 1] + inset)
    left, bottom, right, top = words.word_boxes[order].T
    bottom, top, owners = bottom + inset[order], top - inset[order], words.word_owners[order]
    found = np.zeros(len(words), dtype=bool)
    # Sorted by their feet: a word can only touch those that follow until one starts above its head.
    following = np.searchsorted(bottom, top) - np.arange(1, len(words) + 1)
    following = np.clip(following, 0, None)
    if following.sum() > MOST_PAIRS:
        return ~found
    one = np.repeat(np.arange(len(words)), following)
    steps = np.arange(len(one)) - np.repeat(np.cumsum(following) - following, following)
    other = one + 1 + steps
    width = np.minimum(right[one], right[other]) - np.maximum(left[one], left[other])
    shorter = np.minimum((right - left)[one], (right - left)[other])
    touching = (width > shorter * OVERLAP) & (owners[one] != owners[other])
    found[order[one[touching]]] = True
    found[order[other[touching]]] = True
    return found
