"""Explains terms where they first appear in a piece of HTML.

It is cut into tags and text and put together again unchanged, but for the explanations.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.html import escape, strip_tags

from core.changes import Remembered
from core.markup import TAG, Markup
from core.models import GlossaryTerm

LANGUAGE = re.compile(r"""\slang=["']?([a-zA-Z]+)""")
# Places where more words would harm: links and buttons, headings, forms, and what isn't text.
LEFT_ALONE = frozenset(
    ["a", "abbr", "address", "button", "code", "dt", "form", "h1", "h2", "h3", "h4", "h5", "h6"]
    + ["label", "nav", "option", "script", "select", "style", "summary", "svg", "textarea"]
    + ["th", "time"]
)
LEAVE_ALONE_MARK = "data-no-terms"
UNSEEN = ("script", "style")
# How many letters may stand between a term and its meaning when both are written already, and how
# many pieces of HTML may hold them.
NEARBY_LETTERS = 20
NEARBY_PIECES = 8


def _is_left_alone(name: str, tag: str) -> bool:
    language = LANGUAGE.search(tag)
    is_foreign = language is not None and language[1].lower() != "en"
    return name in LEFT_ALONE or is_foreign or LEAVE_ALONE_MARK in tag


MARKUP = Markup(_is_left_alone, UNSEEN)


@dataclass(frozen=True)
class Explained:
    """HTML with its terms explained, and the terms it holds, in the order of the glossary."""

    html: str
    terms: list[GlossaryTerm]


class Glossary:
    """Terms as they stand in HTML, in their order."""

    def __init__(self, terms: Iterable[GlossaryTerm]) -> None:
        self.terms: dict[str, GlossaryTerm] = {escape(term.term): term for term in terms}
        longest_first = "|".join(map(re.escape, sorted(self.terms, key=len, reverse=True)))
        # Beginning with letters, it is looked for much faster than with what must not stand before.
        self.hint = re.compile(longest_first)
        self.pattern = re.compile(rf"(?<![\w&/.-])({longest_first})(s?)(?![\w/-])")

    def explain(self, html: str) -> Explained:
        """Write the meaning behind the first appearance of each term, unless it stands there."""
        found = [match.start() for match in self.hint.finditer(html)] if self.terms else []
        return _Explanation(html, self).result(found) if found else Explained(html, [])


# All terms, in the order of the glossary.
glossary_now = Remembered(lambda: Glossary(GlossaryTerm.objects.all()))


class _Explanation:
    """One piece of HTML on its way through the glossary."""

    def __init__(self, html: str, glossary: Glossary) -> None:
        self.glossary, self.pattern = glossary.terms, glossary.pattern
        self.pieces = TAG.split(html)
        self.found: set[str] = set()
        self.explained: set[str] = set()

    def result(self, found: list[int]) -> Explained:
        """Terms may stand at these places of the whole, and nowhere else."""
        for index, may_change in MARKUP.texts(self.pieces, found):
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


def _plain(pieces: list[str]) -> str:
    return strip_tags("".join(pieces))


def _letters(text: str) -> str:
    return re.sub(r"\W+", " ", text).strip().lower()
