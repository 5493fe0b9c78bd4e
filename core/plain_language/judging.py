"""All rules on one page: what is advised, in order, and how old a reader must be."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from .capitals import words_in_capitals
from .hard_words import hard_words
from .headings import heading_order
from .links import vague_links
from .long_sentences import long_sentences
from .number_dates import number_dates
from .pictures import picture_descriptions
from .reading_age import heaviest_words, reading_age
from .rules import READING_AGE, RULES, Advice, Rule
from .terms import unexplained_terms
from .words import PageWords, Place, Term

# Above this a page is told to be hard as a whole; reports of reviews are never child's play.
HARD_AGE = 14


@dataclass(frozen=True)
class Group:
    """What one rule found."""

    rule: Rule
    advice: list[Advice]


@dataclass(frozen=True)
class Judgement:
    """What a page could do better, and its reading age in years, if it can be told."""

    groups: list[Group] = field(default_factory=list)
    reading_age: int | None = None

    @property
    def count(self) -> int:
        """How many pieces of advice there are."""
        return sum(len(group.advice) for group in self.groups)


def judge(page: PageWords, glossary: Iterable[Term] = (), names: Iterable[str] = ()) -> Judgement:
    """Look at the words of a page. `names` are words that begin with a capital by right."""
    age = reading_age(page) if page.is_english else None
    found: dict[Rule, list[Advice]] = {rule: [] for rule in RULES}
    for advice in _all_advice(page, list(glossary), frozenset(names), age):
        found[advice.rule].append(advice)
    return Judgement([Group(rule, advice) for rule, advice in found.items() if advice], age)


def _all_advice(
    page: PageWords, glossary: list[Term], names: frozenset[str], age: int | None
) -> Iterator[Advice]:
    # These hold in any language.
    yield from picture_descriptions(page)
    yield from heading_order(page)
    if not page.is_english:
        return
    yield from vague_links(page)
    yield from unexplained_terms(page, glossary)
    yield from long_sentences(page)
    yield from words_in_capitals(page, frozenset(term.term for term in glossary), names)
    yield from number_dates(page)
    yield from hard_words(page)
    if age is not None and age >= HARD_AGE:
        note = f"reading age about {age}"
        yield Advice(READING_AGE, _lighter(page), Place("The whole page"), note=note)


def _lighter(page: PageWords) -> str:
    """How to bring the reading age of a page down."""
    words = heaviest_words(page)
    if not words:
        return "Use shorter sentences."
    listed = ", ".join(f"“{word}”" for word in words)
    return f"Use shorter sentences and words. These weigh most here: {listed}."
