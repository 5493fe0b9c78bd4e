"""Explains terms where they first appear in a piece of HTML.

The HTML is our own templates' and rich text's, so it is well formed. It is cut into tags and text
and put together again unchanged, but for the explanations.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from django.utils.html import escape, strip_tags

from core.changes import Remembered
from core.models import GlossaryTerm

TAG = re.compile(r"""(<!--.*?-->|<(?:[^<>"']|"[^"]*"|'[^']*')*>)""", re.DOTALL)
TAG_NAME = re.compile(r"</?\s*([a-zA-Z][a-zA-Z0-9]*)")
LANGUAGE = re.compile(r"""\slang=["']?([a-zA-Z]+)""")
# Places where more words would harm: links and buttons, headings, forms, and what isn't text.
LEFT_ALONE = frozenset(
    ["a", "abbr", "address", "button", "code", "dt", "form", "h1", "h2", "h3", "h4", "h5", "h6"]
    + ["label", "nav", "option", "script", "select", "style", "summary", "svg", "textarea"]
    + ["th", "time"]
)
LEAVE_ALONE_MARK = "data-no-terms"
UNSEEN = ("script", "style")
VOID = frozenset(
    ["area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "wbr"]
)
# How many letters may stand between a term and its meaning when both are written already, and how
# many pieces of HTML may hold them.
NEARBY_LETTERS = 20
NEARBY_PIECES = 8


# All terms, in the order of the glossary.
glossary_now = Remembered(lambda: list(GlossaryTerm.objects.all()))


@dataclass(frozen=True)
class Explained:
    """HTML with its terms explained, and the terms it holds, in the order of the glossary."""

    html: str
    terms: list[GlossaryTerm]


def explain(html: str, terms: Iterable[GlossaryTerm]) -> Explained:
    """Write the meaning behind the first appearance of each term, unless it stands there."""
    glossary: dict[str, GlossaryTerm] = {escape(term.term): term for term in terms}
    return _Explanation(html, glossary).result() if glossary else Explained(html, [])


class _Explanation:
    """One piece of HTML on its way through the glossary."""

    def __init__(self, html: str, glossary: dict[str, GlossaryTerm]) -> None:
        self.glossary = glossary
        longest_first = "|".join(map(re.escape, sorted(glossary, key=len, reverse=True)))
        self.pattern = re.compile(rf"(?<![\w&/.-])({longest_first})(s?)(?![\w/-])")
        self.pieces = TAG.split(html)
        self.found: set[str] = set()
        self.explained: set[str] = set()

    def result(self) -> Explained:
        for index, may_change in _texts(self.pieces):
            text = self.pieces[index]
            self.found |= {self.family(match[1]) for match in self.pattern.finditer(text)}
            if may_change:
                self.pieces[index] = self.pattern.sub(
                    lambda match, index=index: self.with_meaning(match, index), text
                )
        terms = [term for name, term in self.glossary.items() if name in self.found]
        return Explained("".join(self.pieces), terms)

    def family(self, name: str) -> str:
        """SCRs is explained with SCR, where the glossary has both."""
        singular = name.removesuffix("s")
        return singular if singular in self.glossary else name

    def with_meaning(self, match: re.Match[str], index: int) -> str:
        name = match[1]
        if self.family(name) in self.explained:
            return match[0]
        self.explained.add(self.family(name))
        meaning = escape(self.glossary[name].meaning)
        if self.is_spelled_out(meaning, match, index):
            return match[0]
        plural = "s" if match[2] and not meaning.endswith("s") else ""
        return f'{match[0]} <span class="meaning">({meaning}{plural})</span>'

    def is_spelled_out(self, meaning: str, match: re.Match[str], index: int) -> bool:
        """Whether the meaning stands right before or right behind the term."""
        first = max(0, index - NEARBY_PIECES)
        before = _plain(self.pieces[first:index]) + match.string[: match.start()]
        after = match.string[match.end() :] + _plain(self.pieces[index + 1 :][:NEARBY_PIECES])
        reach = len(meaning) + NEARBY_LETTERS
        wanted = _letters(meaning)
        return wanted in _letters(before[-reach:]) or wanted in _letters(after[:reach])


@dataclass(frozen=True)
class _Element:
    name: str
    is_left_alone: bool


def _texts(pieces: list[str]) -> Iterator[tuple[int, bool]]:
    """The place of every text with whether it may be changed; tags stand at the odd places."""
    around: list[_Element] = []
    for index, piece in enumerate(pieces):
        if index % 2:
            _follow(piece, around)
        elif piece.strip() and not any(element.name in UNSEEN for element in around):
            yield index, not any(element.is_left_alone for element in around)


def _follow(tag: str, around: list[_Element]) -> None:
    """Enter or leave an element."""
    match = TAG_NAME.match(tag)
    name = match[1].lower() if match else ""
    if not name or name in VOID or tag.endswith("/>"):
        return
    if not tag.startswith("</"):
        around.append(_Element(name, _is_left_alone(name, tag)))
    elif any(element.name == name for element in around):
        while around.pop().name != name:
            pass


def _is_left_alone(name: str, tag: str) -> bool:
    language = LANGUAGE.search(tag)
    is_foreign = language is not None and language[1].lower() != "en"
    return name in LEFT_ALONE or is_foreign or LEAVE_ALONE_MARK in tag


def _plain(pieces: list[str]) -> str:
    return strip_tags("".join(pieces))


def _letters(text: str) -> str:
    return re.sub(r"\W+", " ", text).strip().lower()
