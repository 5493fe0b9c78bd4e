"""One thing to do: by when, where, for whom, and because of what."""

from collections.abc import Callable, Collection
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from django.db.models import TextChoices

from core.dates import date_in_words
from desk.duties.periods import Periods
from desk.duties.working_days import NO_DAYS, working_days_between
from desk.models import DutySettings

# Up to so many working days ahead they are counted; beyond, the date says it better.
COUNTED_AHEAD = 10


class Kind(TextChoices):
    """What it is about; the label heads the list of its kind."""

    CASE = "case", "Reviews in progress"
    YEARLY_REPORT = "yearly-report", "Yearly report"
    RELEASE = "release", "Planned publication"
    REQUEST = "request", "Requests to a second person"
    PLAN = "plan", "Plans running out"
    PAGE_REVIEW = "page-review", "Pages to look at again"
    ALERT = "alert", "Alerts about to end"
    POST = "post", "Posts vacant or ended"
    FILE_CHECK = "file-check", "Documents and images that didn’t pass their check"
    ACCESSIBILITY = "accessibility", "Documents that can’t be read aloud well"
    TRANSLATION = "translation", "Leaflets without a translation"
    LINK = "link", "Broken links"
    REMINDER = "reminder", "The daily e-mail"


class Tone(StrEnum):
    """How loud its date is."""

    LATE = "late"
    SOON = "soon"
    LATER = "later"
    UNDATED = "undated"


@dataclass(frozen=True)
class Timing:
    """When, in words: how far away, and the day."""

    how_far: str
    tone: Tone
    day: str = ""

    @property
    def words(self) -> str:
        """Both on one line."""
        return f"{self.how_far} {self.day}".strip()


@dataclass(frozen=True)
class Now:
    """The day that is asked about, and the settings that count."""

    today: date
    settings: DutySettings

    @property
    def periods(self) -> Periods:
        """The numbers of the duties."""
        return self.settings.periods


@dataclass(frozen=True)
class Item:
    """One row; what guidance or regulations ask for `is_statutory`."""

    key: str
    kind: Kind
    title: str
    about: str
    url: str
    due: date | None = None
    detail: str = ""
    source: str = ""
    is_statutory: bool = False
    for_whom: str = ""
    # Whoever has it sees the row: a permission, or one of those of `desk.todo.audience`.
    permission: str = ""
    # What became of it when its day is over, for example "Ended".
    over: str = "Was due"
    # A fact with a date, of which no e-mail need remind.
    is_quiet: bool = False

    def timing(self, today: date, closed: Collection[date] = NO_DAYS) -> Timing:
        """When it is due, seen from a day."""
        if self.due is None:
            return Timing("No date", Tone.UNDATED)
        day = date_in_words(self.due)
        if self.due < today and self.is_statutory:
            return Timing("Late: was due", Tone.LATE, day)
        if self.due < today:
            return Timing(self.over, Tone.SOON, day)
        if self.due == today:
            return Timing("Today", Tone.LATE if self.is_statutory else Tone.SOON)
        days = working_days_between(today, self.due, closed)
        if 1 <= days <= COUNTED_AHEAD:
            counted = "1 working day" if days == 1 else f"{days} working days"
            return Timing(f"In {counted}:", Tone.SOON, day)
        return Timing("", Tone.LATER if days else Tone.SOON, day)


def soonest_first(item: Item) -> tuple[bool, date, bool, str, str]:
    """What items are sorted by: dated ones first; on one day what the law asks first."""
    return (
        item.due is None,
        item.due or date.max,
        not item.is_statutory,
        list(Kind).index(item.kind).__format__("02d"),
        item.title + item.about,
    )


Source = Callable[[Now], list[Item]]
