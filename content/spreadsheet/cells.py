"""What a cell may hold, and what becomes of it."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from dataclasses import field as with_default
from datetime import date
from pathlib import Path
from typing import Any

from django.core.exceptions import ValidationError
from django.core.validators import validate_slug

from content.loading.check import Check
from content.loading.dates import EXPECTED_DATE, EXPECTED_DAY, parse_date, parse_day
from content.loading.markdown import rich_text
from content.loading.nodes import Node
from content.loading.problems import ProblemList, did_you_mean
from content.loading.values import parse_yes_or_no
from core.dates import DatePrecision
from core.languages import LANGUAGES
from people.models import PublishingBody
from publications.models import AgeBand, Topic
from reviews.models.review_page import PROSE_FEATURES

from .problems import CellRefused

SEPARATOR = ";"


@dataclass(frozen=True)
class Vocabulary:
    """What the site knows by name, read once for a whole spreadsheet."""

    bodies: dict[str, PublishingBody]
    topics: dict[str, Topic]
    age_bands: dict[str, AgeBand]

    @classmethod
    def of_the_site(cls) -> "Vocabulary":
        """As it is now."""
        bodies = list(PublishingBody.objects.all())
        names = {body.short_name: body for body in bodies} | {body.name: body for body in bodies}
        return cls(
            names,
            {topic.name: topic for topic in Topic.objects.all()},
            {band.name: band for band in AgeBand.objects.all()},
        )


Reader = Callable[[str, Vocabulary], Any]


@dataclass(frozen=True)
class Column:
    """One column: its heading, what an officer is told about it, and how its text is read.

    `read` gives the value of the model's `field` and raises CellRefused. `choices` are offered in
    the template.
    """

    heading: str
    field: str
    help: str
    read: Reader
    example: str = ""
    is_needed: bool = False
    choices: Callable[[Vocabulary], Iterable[str]] = with_default(default=lambda vocabulary: ())


def words(text: str, vocabulary: Vocabulary) -> str:
    """As they stand."""
    return text


def choice(values: Iterable[tuple[str, str]]) -> Reader:
    """One of a few, by what it is called; capitals don’t matter."""
    pairs = [(str(value), str(label)) for value, label in values]
    known = {name.casefold(): value for value, label in pairs for name in (value, label)}
    labels = [label for _, label in pairs]

    def read(text: str, vocabulary: Vocabulary) -> str:
        if (value := known.get(text.casefold())) is None:
            raise CellRefused(f"“{text}” isn’t one of the choices.{did_you_mean(text, labels)}")
        return value

    return read


def named(group: str, what: str) -> Reader:
    """One thing of the site, by its name."""

    def read(text: str, vocabulary: Vocabulary) -> Any:
        known = getattr(vocabulary, group)
        by_name = {name.casefold(): thing for name, thing in known.items()}
        if (thing := by_name.get(text.casefold())) is None:
            hint = did_you_mean(text, known)
            raise CellRefused(f"The site has no {what} called “{text}”.{hint}")
        return thing

    return read


def several(read_one: Reader) -> Reader:
    """Some of these, with a semicolon between them."""

    def read(text: str, vocabulary: Vocabulary) -> list[Any]:
        parts = [part.strip() for part in text.split(SEPARATOR)]
        return [read_one(part, vocabulary) for part in parts if part]

    return read


def day(text: str, vocabulary: Vocabulary) -> date:
    """A whole date."""
    try:
        return parse_day(_british(text))
    except ValueError:
        raise CellRefused(f"“{text}” isn’t a date: write {EXPECTED_DAY}.") from None


def date_as_known(text: str, vocabulary: Vocabulary) -> tuple[date, DatePrecision]:
    """A date, a month or a year."""
    try:
        return parse_date(_british(text))
    except ValueError:
        raise CellRefused(f"“{text}” isn’t a date: write {EXPECTED_DATE}.") from None


def _british(text: str) -> str:
    """04/12/2022 is the fourth of December."""
    parts = text.strip().split("/")
    if len(parts) == 3 and all(part.isdecimal() for part in parts) and len(parts[2]) == 4:
        return f"{parts[2]}-{parts[1]:0>2}-{parts[0]:0>2}"
    return text


def yes_or_no(text: str, vocabulary: Vocabulary) -> bool:
    """Yes or no."""
    try:
        return parse_yes_or_no(text)
    except ValueError:
        raise CellRefused(f"“{text}” was found where yes or no was expected.") from None


def address(text: str, vocabulary: Vocabulary) -> str:
    """The last part of a page’s address."""
    try:
        validate_slug(text)
    except ValidationError:
        raise CellRefused(
            "Use small letters, figures and hyphens only, for example yearly-report-2024."
        ) from None
    return text.lower()


def prose(text: str, vocabulary: Vocabulary) -> str:
    """Paragraphs with an empty line between them, and lists; the same Markdown as in a folder."""
    problems = ProblemList()
    node = Node(text, "", 1, 1)
    joined = rich_text(node, PROSE_FEATURES, Check(Path(), problems, {}))
    if problems or joined is None:
        raise CellRefused(" ".join(problem.message for problem in sorted(problems.found)))
    return "".join(str(part) for part in joined.parts)


def language(text: str, vocabulary: Vocabulary) -> str:
    """By its English or own name, or its code."""
    known = {
        name.casefold(): each.code
        for each in LANGUAGES
        for name in (each.code, each.name, each.own_name)
    }
    if (code := known.get(text.casefold())) is None:
        hint = did_you_mean(text, [each.name for each in LANGUAGES])
        raise CellRefused(f"The site has no language called “{text}”.{hint}")
    return code
