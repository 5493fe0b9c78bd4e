"""Explains terms where they first appear in a piece of HTML.

The HTML is our own templates' and rich text's, so it is well formed. It is cut into tags and text
and put together again unchanged, but for the explanations.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from django.utils.html import escape, strip_tags

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
VOID = frozenset(
    ["area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "wbr"]
)
# Plain text kept on each side of a term, to see whether it is spelled out there already.
NEARBY = 60


@dataclass
class _Element:
    name: str
    is_left_alone: bool


@dataclass(frozen=True)
class Explained:
    """HTML with its terms explained, and the terms it holds, in the order of the glossary."""

    html: str
    terms: list[GlossaryTerm]


def explain(html: str, terms: Iterable[GlossaryTerm]) -> Explained:
    """Write the meaning behind the first appearance of each term, unless it stands there."""
    glossary = {term.term: term for term in terms}
    if not glossary:
        return Explained(html, [])
    pattern = _pattern(glossary)
    pieces = TAG.split(html)
    found: set[str] = set()
    explained: set[str] = set()
    for index, is_free in _text_pieces(pieces):
        found |= {match[1] for match in pattern.finditer(pieces[index])}
        if is_free:
            pieces[index] = _explain_text(pieces, index, pattern, glossary, explained)
    return Explained("".join(pieces), [term for name, term in glossary.items() if name in found])


def _pattern(glossary: dict[str, GlossaryTerm]) -> re.Pattern[str]:
    longest_first = sorted(glossary, key=len, reverse=True)
    names = "|".join(re.escape(escape(name)) for name in longest_first)
    return re.compile(rf"(?<![\w&/.-])({names})(s?)(?![\w/-])")


def _text_pieces(pieces: list[str]) -> Iterator[tuple[int, bool]]:
    """Every piece of text with whether it may be changed; `re.split` puts tags at odd places."""
    open_elements: list[_Element] = []
    for index, piece in enumerate(pieces):
        if index % 2:
            _follow(piece, open_elements)
        elif piece.strip() and not _is_invisible(open_elements):
            yield index, not any(element.is_left_alone for element in open_elements)


def _is_invisible(open_elements: list[_Element]) -> bool:
    return any(element.name in ("script", "style") for element in open_elements)


def _follow(tag: str, open_elements: list[_Element]) -> None:
    name = TAG_NAME.match(tag)
    if not name or name[1].lower() in VOID or tag.endswith("/>"):
        return
    if not tag.startswith("</"):
        open_elements.append(_Element(name[1].lower(), _leaves_alone(name[1], tag)))
        return
    while open_elements and open_elements.pop().name != name[1].lower():
        pass


def _leaves_alone(name: str, tag: str) -> bool:
    language = LANGUAGE.search(tag)
    is_foreign = language is not None and language[1].lower() != "en"
    return name.lower() in LEFT_ALONE or is_foreign or "data-no-terms" in tag


def _explain_text(
    pieces: list[str],
    index: int,
    pattern: re.Pattern[str],
    glossary: dict[str, GlossaryTerm],
    explained: set[str],
) -> str:
    def with_meaning(match: re.Match[str]) -> str:
        if match[1] in explained:
            return match[0]
        explained.add(match[1])
        meaning = glossary[match[1]].meaning
        before = _plain(pieces[max(0, index - 8) : index]) + match.string[: match.start()]
        after = match.string[match.end() :] + _plain(pieces[index + 1 : index + 9])
        if _is_spelled_out(meaning, before, after):
            return match[0]
        plural = "s" if match[2] and not meaning.endswith("s") else ""
        return f'{match[0]} <span class="meaning">({escape(meaning)}{plural})</span>'

    return pattern.sub(with_meaning, pieces[index])


def _plain(pieces: list[str]) -> str:
    return strip_tags("".join(pieces))


def _is_spelled_out(meaning: str, before: str, after: str) -> bool:
    """Whether the meaning stands right before or right behind the term."""
    wanted = _letters(escape(meaning))
    reach = len(meaning) + NEARBY // 10
    return wanted in _letters(before[-reach:]) or wanted in _letters(after[:reach])


def _letters(text: str) -> str:
    return re.sub(r"\W+", " ", text).strip().lower()
