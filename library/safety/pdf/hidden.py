"""Hidden words of one page, sorted by how they are hidden, as findings."""

import numpy as np

from ..codes import count, finding
from ..report import Box, Finding
from . import plain
from .characters import CLIP_ONLY, INVISIBLE, Characters
from .closer import hidden_words
from .objects import draws
from .scans import without_recognised
from .seen import TOO_SMALL, TOO_THIN, Look, doubted, outwards

BEYOND_LATIN = 0x0530  # after Latin, Greek and Cyrillic
CHANGE = 30  # channel levels within a word's box that must come from something drawn there
REASONS = {
    "covered": "something covers {them}, or {they} the colour of what is behind",
    "invisible": "{they} written in invisible ink",
    "outside": "{they} outside the page",
    "small": "{they} too small to read",
}


def findings(look: Look, page: int, hidden: dict[int, str]) -> list[Finding]:
    """One finding for each way in which words of this page are hidden, out of `reasons`."""
    groups: dict[str, list[int]] = {}
    for index, reason in hidden.items():
        groups.setdefault(reason, []).append(index)
    return [
        finding("hidden-text", _message(reason, len(indexes)), page, _box(look, indexes))
        for reason, indexes in groups.items()
    ]


def reasons(look: Look, deadline: float, unit: float = 1.0) -> dict[int, str]:
    """Each hidden word's index and a key of REASONS. `unit` is the page's /UserUnit."""
    if not len(look.characters):
        return {}
    unknown = without_font(look.characters)
    outside = set(np.flatnonzero(_is_outside(look)).tolist())
    small = set(np.flatnonzero(_is_too_small(look, unit)).tolist()) - outside - unknown
    doubts = [index for index in doubted(look) if index not in outside | small | unknown]
    doubts = [index for index in doubts if not _lets_something_through(look, index)]
    invisible = [index for index in doubts if not _draws(look, index)]
    rest = sorted(set(doubts) - set(invisible))
    hidden = sorted([*invisible, *hidden_words(look, rest, deadline)])
    found = dict.fromkeys(sorted(outside), "outside") | dict.fromkeys(sorted(small), "small")
    for index in without_recognised(look, hidden):
        found[index] = "invisible" if _mode_is_invisible(look, index) else "covered"
    return found


def without_font(words: Characters) -> set[int]:
    """Words with letters that are in no font of the file and in none of ours: nobody drew them.

    Every reader of PDF brings the Latin letters along; what it does with others differs.
    """
    if not len(words):
        return set()
    is_foreign = ~words.every(words.codes < BEYOND_LATIN)
    homes = {int(owner) for owner in np.unique(words.word_owners[is_foreign])}
    fontless = {owner for owner in homes if plain.is_embedded(plain.font(owner)) == 0}
    foreign: list[int] = np.flatnonzero(is_foreign).tolist()
    return {index for index in foreign if words.owner(index) in fontless}


def _is_outside(look: Look) -> np.ndarray:
    left, top, right, bottom = look.canvas.boxes(look.characters.word_boxes).T
    canvas = look.canvas
    return (right <= 0) | (bottom <= 0) | (left >= canvas.width) | (top >= canvas.height)


def _is_too_small(look: Look, unit: float) -> np.ndarray:
    words = look.characters
    return (words.word_heights * unit < TOO_SMALL) | (words.word_thickness * unit < TOO_THIN)


def _draws(look: Look, index: int) -> bool:
    return draws(look.characters.owner(index))


def _lets_something_through(look: Look, index: int) -> bool:
    """Words that only clip show what is drawn later, a photo for example, in their own shape."""
    if plain.render_mode(look.characters.owner(index)) != CLIP_ONLY:
        return False
    box = outwards(look.canvas.boxes(look.characters.word_boxes[index : index + 1]))[0]
    left, top, right, bottom = np.clip(box, 0, None).astype(int)
    region = look.full[top:bottom, left:right, :3]
    return bool(region.size and np.ptp(region, axis=(0, 1)).max() >= CHANGE)


def _mode_is_invisible(look: Look, index: int) -> bool:
    return plain.render_mode(look.characters.owner(index)) == INVISIBLE


def _message(reason: str, number: int) -> str:
    words = {"them": "it", "they": "it is"} if number == 1 else {"them": "them", "they": "they are"}
    if reason == "covered":
        words["they"] = "it has" if number == 1 else "they have"
    why = REASONS[reason].format(**words)
    return f"{count(number, 'word')} on this page can be copied but not seen: {why}."


def _box(look: Look, indexes: list[int]) -> Box:
    boxes = look.characters.word_boxes[indexes]
    left, bottom = boxes[:, :2].min(axis=0)
    right, top = boxes[:, 2:].max(axis=0)
    return (round(left, 1), round(bottom, 1), round(right, 1), round(top, 1))
