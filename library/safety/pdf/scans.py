"""Invisible words over a scan: text recognition puts them there, and the picture shows them.

Such a word is innocent where the picture has print in its place. Where the picture is blacked out,
somebody redacted the picture and left the words. Where it is blank that may be so too, but
recognition is often off by a word's length or sees letters in dirt: a blank place only counts next
to words that sit exactly on their print.
"""

from dataclasses import dataclass
from enum import Enum

import numpy as np

from . import canvas, plain
from .canvas import Sums
from .characters import INVISIBLE
from .objects import is_transparent
from .seen import GRID, Look, outwards

WHOLE_PAGE = 0.7  # of the page that pictures cover where words beneath them may be recognised text
PART_OF_PAGE = 0.08  # the same for words in invisible ink: a letter pasted into a report
MOSTLY = 0.6  # of the words that must look like print for the rest to be taken for misplaced
BACKGROUND = 0.5  # of the words that lie on nothing
EXACT = 0.9  # of the other words that must sit on their print for a blank place to count
LEAST_LETTERS = 3  # of a word that a blank place can accuse; dirt is read as "1" and "I"
CONTRAST = 40  # grey levels between ink and paper
INK = (0.02, 0.75)
STROKES = (0.35, 6.0)  # changes from paper to ink along a line, a letter
DARK = 128
PLAIN_CONTRAST = 60
PLAIN_INK = (0.03, 0.75)  # of a letter's place
FLAT = 30  # grey levels that dirt and compression may make
FLAT_RUN = 0.45  # of a word's width that may be blacked out before part of it counts as covered


@dataclass(frozen=True)
class Place:
    """The picture under one word: what it looks like there."""

    is_print: bool = False
    is_exact: bool = False  # the print starts and ends where the word does
    is_blank: bool = False
    is_blacked_out: bool = False


class Trust(Enum):
    """When a blank place under a word means that the word was taken out of the picture."""

    ALWAYS = "there is little print: the picture is a background"
    BESIDE_EXACT = "the words sit on their print, so this one would too"
    NEVER = "the words sit beside their print"


def _trust_in_blanks(places: list[Place]) -> Trust:
    if sum(place.is_blank for place in places) >= BACKGROUND * len(places):
        return Trust.ALWAYS
    other = [place for place in places if not place.is_blank and not place.is_blacked_out]
    is_exact = sum(place.is_exact for place in other) >= EXACT * len(other)
    return Trust.BESIDE_EXACT if is_exact else Trust.NEVER


def without_recognised(look: Look, hidden: list[int]) -> list[int]:
    """The hidden words that a picture does not show."""
    over_picture = _over_picture(look, hidden)
    if not over_picture:
        return hidden
    grey = canvas.grey(look.bare)
    boxes = look.canvas.boxes(look.characters.word_boxes)
    letters = {index: len(look.characters.word(index)) for index in over_picture}
    is_plain = _plain_print(look, grey)
    places = {
        index: Place(is_print=True, is_exact=True)
        if is_plain[index] and _is_invisible(look, index)
        else _place(grey, boxes[index], letters[index])
        for index in over_picture
    }
    trust = _trust_in_blanks(list(places.values()))
    is_scan = sum(place.is_print for place in places.values()) >= MOSTLY * len(places)

    def is_shown(index: int) -> bool:
        place = places[index]
        if place.is_blacked_out:
            return False
        if place.is_blank:
            if trust is Trust.BESIDE_EXACT and letters[index] >= LEAST_LETTERS:
                return not _has_exact_neighbour(index, places, boxes)
            return trust is not Trust.ALWAYS
        # Recognition sees letters in photos too; ordinary words under one were put there.
        return place.is_print or is_scan or _is_invisible(look, index)

    return [index for index in hidden if index not in places or not is_shown(index)]


def _has_exact_neighbour(index: int, places: dict[int, Place], boxes: np.ndarray) -> bool:
    """Whether the words beside it on the line sit exactly; a word alone on its line passes."""
    beside = [
        places[other]
        for other in (index - 1, index + 1)
        if other in places
        and min(boxes[index, 3], boxes[other, 3]) > max(boxes[index, 1], boxes[other, 1])
    ]
    printed = [place for place in beside if not place.is_blank and not place.is_blacked_out]
    return all(place.is_exact for place in printed)


def _is_invisible(look: Look, index: int) -> bool:
    owner = look.characters.owner(index)
    return plain.render_mode(owner) == INVISIBLE or is_transparent(owner)


def _over_picture(look: Look, hidden: list[int]) -> list[int]:
    """Those of the hidden words that lie where text recognition may have put them."""
    if not hidden or not look.drawn.pictures:
        return []
    part = look.cover.mean()
    boxes = look.canvas.boxes(look.characters.word_boxes)
    middles = (boxes[:, :2] + boxes[:, 2:]) / 2 / (look.canvas.width, look.canvas.height) * GRID
    column, row = np.clip(middles, 0, GRID - 1).astype(int).T
    return [
        index
        for index in hidden
        if look.cover[row[index], column[index]]
        and part >= (PART_OF_PAGE if _is_invisible(look, index) else WHOLE_PAGE)
    ]


def _plain_print(look: Look, grey: np.ndarray) -> np.ndarray:
    """For each word, whether some dark lies on light under each of its letters: print, and there.

    Quick, for the thousands of words of a long scan; the others get a closer look.
    """
    words = look.characters
    paper = float(np.median(grey[::4, ::4]))
    boxes = look.canvas.boxes(words.boxes[words.letters])
    lines = look.canvas.boxes(words.word_boxes)
    sizes = np.diff(words.starts, append=len(words.letters))
    boxes[:, [1, 3]] = np.repeat(lines[:, [1, 3]], sizes, axis=0)
    places = outwards(boxes)
    area = np.maximum((places[:, 2:] - places[:, :2]).prod(axis=1), 1)
    part = Sums(grey < paper - PLAIN_CONTRAST).over(places) / area
    good = (part >= PLAIN_INK[0]) & (part <= PLAIN_INK[1])
    return np.logical_and.reduceat(good, words.starts) & (paper >= DARK)


def _place(grey: np.ndarray, box: np.ndarray, letters: int) -> Place:
    left, top, right, bottom = box
    if bottom - top > (right - left) * 1.5 and letters > 2:  # a line that runs upwards
        return _place(grey.T, np.array([top, left, bottom, right]), letters)
    core = _cut(grey, box, across=0.25, down=-0.15)
    wide = _cut(grey, box, across=0.0, down=0.15)
    if core.size == 0 or wide.size == 0:
        return Place(is_blank=True)
    is_print = _is_print(wide, letters)
    return Place(
        is_print=is_print,
        is_exact=is_print and _is_exact(grey, box),
        is_blank=float(np.ptp(wide)) < FLAT and float(np.median(wide)) >= DARK,
        is_blacked_out=_is_blacked_out(core),
    )


def _cut(grey: np.ndarray, box: np.ndarray, across: float, down: float) -> np.ndarray:
    """The pixels of a box made wider and taller by so many heights on each side."""
    left, top, right, bottom = box
    height = bottom - top
    rows = slice(max(round(top - height * down), 0), max(round(bottom + height * down), 0))
    columns = slice(max(round(left - height * across), 0), max(round(right + height * across), 0))
    return grey[rows, columns]


def _is_blacked_out(region: np.ndarray) -> bool:
    """Dark without a stroke along a stretch much too long for a letter."""
    spread = region.max(axis=0) - region.min(axis=0)
    dark = (spread < FLAT) & (region.mean(axis=0) < DARK)
    longest = run = 0
    for one in dark:
        run = run + 1 if one else 0
        longest = max(longest, run)
    return longest >= max(FLAT_RUN * len(dark), 1.2 * region.shape[0])


def _is_exact(grey: np.ndarray, box: np.ndarray) -> bool:
    """Ink begins and ends within half a letter's height of the word's own ends."""
    region = _cut(grey, box, across=0.0, down=0.0)
    ink = np.flatnonzero((region < _threshold(region)).any(axis=0))
    slack = region.shape[0] * 0.5
    return bool(ink.size and ink[0] <= slack and ink[-1] >= region.shape[1] - slack)


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
