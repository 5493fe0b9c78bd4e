"""The site beside its model: what there is, and how a rule picks from it."""

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from typing import ClassVar
from zoneinfo import ZoneInfo

from django.db import transaction
from hypothesis import currently_in_test_context, note
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine

from library.models import SiteDocument, SiteImage
from tests.factories.files import png_bytes
from tests.library.state.editing import Editors
from tests.library.state.model import File, Model, Page, Used
from tests.library.state.reading import Readers, as_it_is, present_address

LONDON = ZoneInfo("Europe/London")
MOST_FILES, MOST_PAGES = 6, 7
# Which of the things there are: a rule takes the number modulo how many there are.
any_one = st.integers(0, 11)
some = st.lists(any_one, max_size=3)
hours = st.integers(1, 12)


class Clock:
    """The time of the site, in the place of `django.utils.timezone.now`."""

    def __init__(self) -> None:
        self.time = datetime(2026, 6, 1, 9, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.time


class World(RuleBasedStateMachine):
    """Without rules yet."""

    steps_played: ClassVar[int] = 0
    editors: Editors
    readers: Readers

    def __init__(self, clock: Clock, fetch: Callable = as_it_is) -> None:
        super().__init__()
        self.clock, self.fetch = clock, fetch
        self.clock.time = Clock().time
        self.model = Model()
        self.made = 0
        # Everything happens in one transaction, which is taken back at the end.
        self.everything = transaction.atomic()
        self.everything.__enter__()

    def teardown(self) -> None:
        """As if it had never happened."""
        transaction.set_rollback(True)
        self.everything.__exit__(None, None, None)

    def next_number(self) -> int:
        """1, 2, 3: what things are called in the story of a failure."""
        self.made += 1
        return self.made

    def say(self, *words: object) -> None:
        """One line of that story."""
        if currently_in_test_context():
            note(f"  # {self.clock.time:%d/%m %H:%M} {' '.join(map(str, words))}")

    @property
    def now(self) -> datetime:
        """By the site's clock."""
        return self.clock.time

    @property
    def today(self) -> date:
        """Where the partnership is."""
        return self.now.astimezone(LONDON).date()

    def later(self, hours: int | None) -> datetime | None:
        """In so many hours."""
        return self.now + timedelta(hours=hours) if hours else None

    def files(self, **wanted: object) -> list[File]:
        """Those that exist and are as wanted."""
        return [file for file in self.model.files if not file.deleted and is_as(file, wanted)]

    def file(self, which: int, **wanted: object) -> File | None:
        """One of them, if there is any."""
        found = self.files(**wanted)
        return found[which % len(found)] if found else None

    def pages(self, **wanted: object) -> list[Page]:
        """Those that exist and are as wanted."""
        return [page for page in self.model.pages if not page.deleted and is_as(page, wanted)]

    def page(self, which: int, **wanted: object) -> Page | None:
        """One of them, if there is any."""
        found = self.pages(**wanted)
        return found[which % len(found)] if found else None

    def chosen(self, which: list[int]) -> Used:
        """Some files."""
        return frozenset(file for one in which if (file := self.file(one)))

    def stored(self, file: File) -> SiteDocument | SiteImage:
        """The row of the database, read now."""
        return (SiteImage if file.is_image else SiteDocument).objects.get(pk=file.pk)

    def rows(self, used: Used) -> list[SiteDocument | SiteImage]:
        """The rows of several files."""
        return [self.stored(file) for file in sorted(used, key=lambda file: file.number)]

    def new_content(self, is_image: bool) -> bytes:
        """A real file that no other is like."""
        number = self.next_number()
        if is_image:
            return png_bytes(8, 8, f"#{number:06x}")
        # A text, because to look into a PDF costs a process.
        return f"Paper {number}: what happened and what was learned.".encode()

    def note_address(self, file: File) -> None:
        """Where the file is now, and which bytes a reader should get there."""
        url, small = present_address(self.stored(file))
        file.content = small or file.content
        if url not in file.urls[-1:]:
            file.urls.append(url)

    def slug_of(self, page: Page) -> str:
        """The last part of its address."""
        return "reviews" if page.is_index else f"page-{page.number}"


def is_as(thing: object, wanted: dict[str, object]) -> bool:
    """Whether all its attributes are as wanted."""
    return all(getattr(thing, name) == value for name, value in wanted.items())


def named(things: Used) -> str:
    """For the story."""
    return ", ".join(sorted(map(str, things))) or "nothing"
