"""What must be public, in plain Python: no database, no query, nothing of the site's own code."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime


@dataclass(eq=False)
class Folder:
    """A collection; a closed one closes its files."""

    pk: int
    closed: bool = False


@dataclass(eq=False)
class File:
    """A document or an image, and what is known of the file it has now."""

    pk: int
    is_image: bool
    folder: Folder
    content: bytes
    number: int
    checked: bool = False
    open_findings: int = 0
    accepted: int = 0
    acceptable: bool = True
    cleared: bool = False
    without_page: bool = False
    deleted: bool = False
    # What a second person has still to agree to: a new file, or none where only the title changes.
    waits: bool = False
    new_content: bytes | None = None
    # Every address it ever had, the present one last.
    urls: list[str] = field(default_factory=list)
    tags: set[str] = field(default_factory=set)

    def __str__(self) -> str:
        return f"{'image' if self.is_image else 'document'} {self.number}"

    @property
    def may_go_out(self) -> bool:
        """Whether the publishing gate has nothing against it."""
        return self.checked and not self.open_findings

    def replace(self, content: bytes) -> None:
        """Another file in its place: nothing is known of it yet."""
        self.content = content
        self.checked = self.cleared = False
        self.open_findings = self.accepted = 0

    def answered(self, approved: bool) -> None:
        """What waited is in place, its check passed, or is gone."""
        if approved and self.new_content:
            self.replace(self.new_content)
            self.check(0, True, False)
        self.waits, self.new_content = False, None

    def check(self, blocking: int, acceptable: bool, infected: bool) -> None:
        """The check came to its end; only a virus takes back what was cleared before."""
        self.checked, self.open_findings, self.acceptable = True, blocking, acceptable
        self.cleared = (self.cleared and not infected) or not blocking

    def accept(self) -> None:
        """Somebody answered for one finding."""
        self.open_findings -= 1
        self.accepted += 1
        self.cleared = self.cleared or not self.open_findings


Used = frozenset[File]


@dataclass(eq=False)
class Page:
    """A page: what readers have of it, and what its editor has."""

    pk: int
    number: int
    is_review: bool
    parent: Page | None
    is_index: bool = False
    live: bool = False
    expires: datetime | None = None
    # What the page's own rows use; readers have it while the page is live.
    row: Used = frozenset()
    draft: Used = frozenset()
    scheduled: tuple[datetime, int, Used] | None = None
    restricted: bool = False
    deleted: bool = False
    versions: dict[int, Used] = field(default_factory=dict)

    def __str__(self) -> str:
        return f"{'review' if self.is_review else 'page'} {self.number}"

    @property
    def shown(self) -> Used:
        """What readers have of it."""
        return self.row if self.live else frozenset()

    @property
    def agreed(self) -> Used:
        """What readers have of it, or are to have."""
        return self.shown | (self.scheduled[2] if self.scheduled else frozenset())

    def line(self) -> Iterator[Page]:
        """The page and every page above it."""
        page: Page | None = self
        while page:
            yield page
            page = page.parent

    def is_public(self, now: datetime) -> bool:
        """Whether anybody may read it."""
        return all(
            page.live and not (page.expires and page.expires <= now) and not page.restricted
            for page in self.line()
        )

    def publish(self, used: Used, expires: datetime | None = None) -> None:
        """It goes out with these files."""
        self.live, self.row, self.expires, self.scheduled = True, used, expires, None

    def unpublish(self) -> None:
        """Nothing happens to a page that isn't live."""
        if self.live:
            self.live, self.scheduled = False, None


@dataclass(eq=False)
class Member:
    """Somebody of the team, with a photograph or none."""

    pk: int
    photo: File | None = None
    last_day: date | None = None


@dataclass(eq=False)
class Banner:
    """An alert that links to a document or to none."""

    pk: int
    document: File | None = None
    until: datetime | None = None


@dataclass(eq=False)
class Model:
    """The whole site."""

    files: list[File] = field(default_factory=list)
    pages: list[Page] = field(default_factory=list)
    folders: list[Folder] = field(default_factory=list)
    members: list[Member] = field(default_factory=list)
    banners: list[Banner] = field(default_factory=list)
    logo: File | None = None

    def users_of(self, file: File, now: datetime, today: date) -> Iterator[str]:
        """What makes a file public, in words; the check and the folder apart."""
        yield from (
            str(page)
            for page in self.pages
            if not page.deleted and file in page.shown and page.is_public(now)
        )
        yield from (
            "team"
            for member in self.members
            if member.photo is file and not (member.last_day and member.last_day < today)
        )
        yield from (
            "banner"
            for banner in self.banners
            if banner.document is file and not (banner.until and banner.until <= now)
        )
        if self.logo is file:
            yield "logo"
        if file.without_page:
            yield "without a page"

    def is_public(self, file: File, now: datetime, today: date) -> bool:
        """The rule."""
        if file.deleted or not file.cleared or file.folder.closed:
            return False
        return any(True for _ in self.users_of(file, now, today))

    def public_pages(self, now: datetime) -> list[Page]:
        """Every page that anybody may read."""
        return [page for page in self.pages if not page.deleted and page.is_public(now)]

    def below(self, page: Page) -> list[Page]:
        """The page and the pages below it that are still there."""
        return [one for one in self.pages if not one.deleted and page in one.line()]

    def needs_two_people(self, file: File) -> bool:
        """Whether a review has it that others have approved: it is out, or planned."""
        return any(
            page.is_review and not page.deleted and file in page.agreed for page in self.pages
        )

    def forget_file(self, file: File) -> None:
        """A deleted file is used by nothing."""
        file.deleted, file.without_page = True, False
        for page in self.pages:
            page.row, page.draft = page.row - {file}, page.draft - {file}
            page.versions = {pk: used - {file} for pk, used in page.versions.items()}
            if page.scheduled:
                when, pk, used = page.scheduled
                page.scheduled = (when, pk, used - {file})
        for member in self.members:
            member.photo = None if member.photo is file else member.photo
        for banner in self.banners:
            banner.document = None if banner.document is file else banner.document
        self.logo = None if self.logo is file else self.logo
