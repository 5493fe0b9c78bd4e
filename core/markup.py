"""Where in a piece of HTML words stand, and whether they may be changed there.

The HTML is our own templates' and rich text's, so it is well formed. It is cut into tags and text,
and only the text where something was found is looked at.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache
from typing import NamedTuple

TAG = re.compile(
    r"""(<!--.*?-->|<[^<>"']*(?:"[^"]*"[^<>"']*|'[^']*'[^<>"']*)*>)""",
    re.DOTALL,
)
TAG_NAME = re.compile(r"</?\s*([a-zA-Z][a-zA-Z0-9]*)")
VOID = frozenset(
    ["area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "wbr"]
)
# Most tags of a page stand in many pages.
TAGS_KNOWN = 4_000


class Element(NamedTuple):
    """What a tag opens or closes."""

    name: str
    is_end: bool
    is_left_alone: bool
    is_unseen: bool


class Markup:
    """Which elements are left alone, and which hold no words at all.

    `is_left_alone` is given the name of an element and its tag.
    """

    def __init__(
        self, is_left_alone: Callable[[str, str], bool], unseen: Iterable[str] = ()
    ) -> None:
        self._is_left_alone, self._unseen = is_left_alone, frozenset(unseen)
        self._read = lru_cache(TAGS_KNOWN)(self._element)

    def texts(self, pieces: list[str], found: list[int]) -> Iterator[tuple[int, bool]]:
        """The index of each text where something may stand, with whether it may be changed.

        `pieces` are of `TAG.split`, tags at the odd places; `found` are places in all of it, in
        order, some of them perhaps in tags. What stands behind the last isn't looked at.
        """
        around: list[Element] = []
        places = iter(found)
        place, end = next(places, None), 0
        for index, piece in enumerate(pieces):
            if place is None:
                return
            end += len(piece)
            if index % 2:
                self._follow(piece, around)
            elif place < end and not any(each.is_unseen for each in around):
                yield index, not any(each.is_left_alone for each in around)
            while place is not None and place < end:
                place = next(places, None)

    def _follow(self, tag: str, around: list[Element]) -> None:
        """Enter an element, or leave the innermost one of its name and all within it."""
        element = self._read(tag)
        if element is None:
            return
        if not element.is_end:
            around.append(element)
        elif around and around[-1].name == element.name:
            around.pop()
        elif any(each.name == element.name for each in around):
            while around.pop().name != element.name:
                pass

    def _element(self, tag: str) -> Element | None:
        """What a tag opens or closes; None for what has no inside."""
        match = TAG_NAME.match(tag)
        name = match[1].lower() if match else ""
        if not name or name in VOID or tag.endswith("/>"):
            return None
        is_end = tag.startswith("</")
        is_left_alone = not is_end and self._is_left_alone(name, tag)
        return Element(name, is_end, is_left_alone, name in self._unseen)
