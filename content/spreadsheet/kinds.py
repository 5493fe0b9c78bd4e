"""What can be brought in, each with its columns."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from django.db.models import TextChoices

from core.languages import LANGUAGES
from leaflets.models import LeafletIndexPage, LeafletPage
from plans.models import PlanIndexPage, PlanPage
from publications.kinds import LEAFLET_KINDS, PLAN_KINDS, REVIEW_KINDS, Kind
from publications.models import ListingPage, PublicationPage
from publications.models.documents import DocumentRole
from reviews.models import ReviewIndexPage, ReviewPage

from .cells import (
    Column,
    Vocabulary,
    address,
    choice,
    date_as_known,
    day,
    language,
    named,
    prose,
    several,
    words,
    yes_or_no,
)

MOST_FILES = 4


def labels(choices: Iterable[TextChoices]) -> Callable[[Vocabulary], list[str]]:
    """For the template: how each of them is called."""
    return lambda vocabulary: [str(each.label) for each in choices]


def kind_column(kinds: list[Kind]) -> Column:
    """What the publication is; a type with one kind needs no answer."""
    return Column(
        "Kind",
        "kind",
        "What it is.",
        choice((each.value, each.label) for each in kinds),
        example=str(kinds[0].label),
        is_needed=len(kinds) > 1,
        choices=labels(kinds),
    )


TITLE = Column("Title", "title", "As readers see it.", words, is_needed=True)
SUMMARY = Column(
    "Summary",
    "summary",
    "What it is and whom it is for, in one to three plain sentences.",
    words,
    is_needed=True,
)
COMMON = [
    Column(
        "Date published",
        "published_on",
        "The day, or the month, or the year: only what is known.",
        date_as_known,
        example="December 2022",
    ),
    Column(
        "Published by",
        "publishing_body",
        "The body, by the name it has under People, Publishing bodies.",
        named("bodies", "publishing body"),
        is_needed=True,
        choices=lambda vocabulary: vocabulary.bodies,
    ),
    Column(
        "Topics",
        "topics",
        "Names of topics with semicolons between them.",
        several(named("topics", "topic")),
        example="Neglect; Health",
    ),
    Column(
        "Ages",
        "age_bands",
        "Names of age bands with semicolons between them; never one child’s exact age.",
        several(named("age_bands", "age band")),
    ),
    Column(
        "Language",
        "language",
        "Of the page’s words. Empty means English.",
        language,
        example="English",
        choices=lambda vocabulary: [each.name for each in LANGUAGES],
    ),
    Column(
        "Content note",
        "content_note",
        "What a reader should know before reading on; shown before the words.",
        words,
    ),
    Column(
        "Address",
        "slug",
        "The last part of the page’s address. Empty: made from the title. Never a child’s name.",
        address,
        example="yearly-report-2024",
    ),
]
REVIEW = [
    Column(
        "Pseudonyms",
        "pseudonyms",
        "The names that the report uses instead of the children’s own, with semicolons.",
        several(words),
        example="Child A; Child B",
    ),
    Column(
        "When it happened",
        "incident_period",
        "Years only: an exact date can identify a child.",
        words,
        example="2019 to 2020",
    ),
    Column("Outcome", "outcome", "In a few words, as far as the report says it.", words),
    Column("Lead reviewer", "lead_reviewer", "As in the report.", words),
    Column(
        "What happened",
        "what_happened",
        "In plain words. An empty line makes a new paragraph; “- ” begins a line of a list.",
        prose,
    ),
    Column("What was learned", "what_was_learned", "The same.", prose),
    Column(
        "Was public before",
        "came_out_before",
        "Yes, if it was published before it came to this site.",
        yes_or_no,
        example="yes",
        choices=lambda vocabulary: ["yes", "no"],
    ),
    Column(
        "Where it came out",
        "came_out_where",
        "If it was public before: the address of the page it was on, or in words.",
        words,
        example="The board’s former website",
    ),
]
PLAN = [
    Column("Edition", "edition", "As it is called.", words, example="2024-2027"),
    Column("Covers from", "period_start", "A day.", day, example="1 April 2024"),
    Column("Covers until", "period_end", "A day.", day, example="31 March 2027"),
]
LEAFLET = [
    Column(
        "For whom",
        "audience",
        "Empty means families.",
        choice(LeafletPage.Audience.choices),
        choices=labels(LeafletPage.Audience),
    ),
    Column("Question", "question", "The question it answers, in a family’s words.", words),
]


@dataclass(frozen=True)
class FileColumns:
    """The columns of one file of a row."""

    file: str
    title: str
    role: str


FILES = [
    FileColumns(f"File {n}", f"Title of file {n}", f"What file {n} is")
    for n in range(1, MOST_FILES + 1)
]
ROLE = choice(DocumentRole.choices)


@dataclass(frozen=True)
class SheetKind:
    """One sort of page."""

    name: str
    label: str
    one: str
    model: type[PublicationPage]
    index: type[ListingPage]
    columns: list[Column]

    @property
    def headings(self) -> list[str]:
        """All headings, the files' too."""
        files = [name for each in FILES for name in (each.file, each.title, each.role)]
        return [*(column.heading for column in self.columns), *files]

    @property
    def needed(self) -> set[str]:
        """The headings that can't be left out."""
        return {column.heading for column in self.columns if column.is_needed}

    def heading_of(self, field: str) -> str:
        """The column that a field of the page comes from; the title's where there is none."""
        by_field = {column.field: column.heading for column in self.columns}
        return by_field.get(field, TITLE.heading)


def sheet_kind(
    name: str,
    one: str,
    model: type[PublicationPage],
    index: type[ListingPage],
    kinds: list[Kind],
    own: list[Column],
) -> SheetKind:
    """A kind with the columns that all have."""
    columns = [TITLE, kind_column(kinds), SUMMARY, *COMMON, *own]
    return SheetKind(name, name.capitalize(), one, model, index, columns)


KINDS = {
    kind.name: kind
    for kind in (
        sheet_kind("reviews", "review", ReviewPage, ReviewIndexPage, REVIEW_KINDS, REVIEW),
        sheet_kind("plans", "plan or report", PlanPage, PlanIndexPage, PLAN_KINDS, PLAN),
        sheet_kind("leaflets", "leaflet", LeafletPage, LeafletIndexPage, LEAFLET_KINDS, LEAFLET),
    )
}
