"""Rows checked against the site: every problem at once, and what each row will become."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import ValidationError
from django.db import models
from django.utils.text import slugify
from wagtail.models import Page

from content.loading.problems import did_you_mean
from content.models import LoadedObject
from library.models import SiteDocument
from publications.models import PublicationPage

from .cells import Vocabulary
from .kinds import FILES, ROLE, FileColumns, SheetKind
from .problems import CellRefused, SheetProblem
from .reading import SheetRow, broken_cells

SOURCE = "spreadsheet"
DATE_FIELD, PRECISION_FIELD = "published_on", "published_precision"
# Kept in rows of their own, or only once the page is there.
LISTS = {"topics", "age_bands", "pseudonyms"}


@dataclass(frozen=True)
class DraftFile:
    """One document of a draft: a file that came along, or a document of the site."""

    title: str
    role: str
    sha1: str = ""
    document: SiteDocument | None = None


@dataclass
class DraftRow:
    """What one row becomes."""

    number: int
    slug: str
    values: dict[str, Any]
    files: list[DraftFile] = field(default_factory=list)
    # Not made again: the page that this row, or one with its address, became before.
    page: Page | None = None

    @property
    def title(self) -> str:
        """For lists."""
        return str(self.values.get("title", ""))


@dataclass
class CheckedSheet:
    """All rows, all problems, and what else an officer should know."""

    rows: list[DraftRow]
    problems: list[SheetProblem]
    unused: list[str]

    @property
    def new_rows(self) -> list[DraftRow]:
        """Those that become drafts."""
        return [row for row in self.rows if row.page is None]


def check_sheet(
    kind: SheetKind, parent: Page, rows: list[SheetRow], files: Mapping[str, str]
) -> CheckedSheet:
    """Check everything; `files` are the names that came along, each with its SHA-1."""
    return _Checker(kind, parent, files).check(rows)


class _Checker:
    def __init__(self, kind: SheetKind, parent: Page, files: Mapping[str, str]) -> None:
        self.kind = kind
        self.parent = parent
        self.files = {name.casefold(): (name, sha1) for name, sha1 in files.items()}
        self.used: set[str] = set()
        self.vocabulary = Vocabulary.of_the_site()
        self.problems: list[SheetProblem] = []
        documents = SiteDocument.objects.order_by("-pk")
        self.by_title = {document.title.casefold(): document for document in documents}
        self.by_hash = {document.file_hash: document for document in documents}
        self.by_slug = {page.slug: page for page in Page.objects.child_of(parent)}
        self.ties = self._pages_of_ties()

    def _pages_of_ties(self) -> dict[str, Page]:
        """The pages that rows became before, whatever their addresses are now."""
        content_type = ContentType.objects.get_for_model(self.kind.model)
        ties = LoadedObject.objects.filter(source=SOURCE, section=self.kind.name)
        keys = dict(ties.filter(content_type=content_type).values_list("key", "object_id"))
        pages = Page.objects.in_bulk(keys.values())
        return {key: pages[pk] for key, pk in keys.items() if pk in pages}

    def check(self, rows: list[SheetRow]) -> CheckedSheet:
        self.problems += broken_cells(rows)
        drafts = [self._draft(row) for row in rows]
        self._check_twice(drafts)
        unused = [name for key, (name, _) in self.files.items() if key not in self.used]
        return CheckedSheet(drafts, sorted(set(self.problems)), sorted(unused))

    def _refuse(self, row: SheetRow, column: str, message: str) -> None:
        self.problems.append(SheetProblem(row.number, column, message))

    def _draft(self, row: SheetRow) -> DraftRow:
        values = self._values(row)
        slug = values.pop("slug", "") or slugify(values.get("title", ""))[:255].strip("-")
        draft = DraftRow(row.number, slug, values, list(self._files(row)))
        draft.page = self.ties.get(slug) or self.by_slug.get(slug)
        if draft.page is None:
            self._check_page(row, draft)
        return draft

    def _values(self, row: SheetRow) -> dict[str, Any]:
        """By field; what is missing or can't be understood is noted."""
        values: dict[str, Any] = {}
        for column in self.kind.columns:
            text = row.cells.get(column.heading, "")
            if not text:
                if column.is_needed:
                    self._refuse(row, column.heading, "This is needed. Fill it in.")
                continue
            try:
                values[column.field] = column.read(text, self.vocabulary)
            except CellRefused as refusal:
                self._refuse(row, column.heading, str(refusal))
        if DATE_FIELD in values:
            values[DATE_FIELD], values[PRECISION_FIELD] = values[DATE_FIELD]
        if len(self.kind.model.kinds) == 1:
            values.setdefault("kind", self.kind.model.kinds[0])
        return values

    def _files(self, row: SheetRow) -> Iterator[DraftFile]:
        for columns in FILES:
            name = row.cells.get(columns.file, "")
            role = self._role(row, columns)
            if name and (found := self._file(row, columns, name, role)):
                yield found
            elif not name and row.cells.get(columns.title):
                self._refuse(row, columns.file, "There is a title for a file, and no file.")

    def _role(self, row: SheetRow, columns: FileColumns) -> str:
        text = row.cells.get(columns.role, "")
        try:
            return str(ROLE(text, self.vocabulary)) if text else "full-document"
        except CellRefused as refusal:
            self._refuse(row, columns.role, str(refusal))
            return ""

    def _file(self, row: SheetRow, columns: FileColumns, name: str, role: str) -> DraftFile | None:
        title = row.cells.get(columns.title, "")
        if given := self.files.get(name.casefold()):
            self.used.add(name.casefold())
            if known := self.by_hash.get(given[1]):
                return DraftFile(known.title, role, document=known)
            if not title:
                self._refuse(row, columns.title, f"Give “{name}” a title: readers see it.")
            return DraftFile(title, role, sha1=given[1])
        if known := self.by_title.get(name.casefold()):
            return DraftFile(known.title, role, document=known)
        names = [given_name for given_name, _ in self.files.values()]
        self._refuse(
            row,
            columns.file,
            f"“{name}” isn’t among the files you chose, nor the title of a document of the site."
            f"{did_you_mean(name, names) if names else ''}",
        )
        return None

    def _check_page(self, row: SheetRow, draft: DraftRow) -> None:
        """What the editor’s form would say of each field, and of all of them together."""
        page = draft_page(self.kind, self.parent, draft)
        wrong = {column for number, column, _ in map(_parts, self.problems) if number == row.number}
        try:
            page.full_clean(validate_unique=False)
        except ValidationError as error:
            for name, errors in error.error_dict.items():
                heading = self.kind.heading_of(name)
                if heading not in wrong and (draft.slug or name != "slug"):
                    for message in _messages(errors):
                        self._refuse(row, heading, message)
        for name, limit in _limits(self.kind.model):
            text = draft.values.get(name)
            if isinstance(text, str) and len(text) > limit:
                said = f"At most {limit} characters fit here, and there are {len(text)}."
                self._refuse(row, self.kind.heading_of(name), said)

    def _check_twice(self, drafts: list[DraftRow]) -> None:
        """Two rows can't become one page, nor one file have two titles."""
        first: dict[str, int] = {}
        titles: dict[str, tuple[int, str]] = {}
        for draft in drafts:
            if draft.slug in first:
                said = f"Row {first[draft.slug]} has this address too. Give this row another."
                self.problems.append(SheetProblem(draft.number, "Address", said))
            elif draft.slug:
                first[draft.slug] = draft.number
            for file in draft.files:
                number, title = titles.setdefault(file.sha1, (draft.number, file.title))
                if file.sha1 and title != file.title:
                    said = f"Row {number} calls the same file “{title}”. Call it the same here."
                    self.problems.append(SheetProblem(draft.number, FILES[0].title, said))


def draft_page(kind: SheetKind, parent: Page, draft: DraftRow) -> PublicationPage:
    """The page, not saved, where it would stand."""
    plain = {name: value for name, value in draft.values.items() if name not in LISTS}
    page = kind.model(slug=draft.slug, live=False, **plain)
    page.depth, page.path = parent.depth + 1, f"{parent.path}0000"
    page.locale, page.content_type = parent.locale, ContentType.objects.get_for_model(kind.model)
    return page


def _parts(problem: SheetProblem) -> tuple[int, str, str]:
    return problem.row, problem.column, problem.message


def _messages(errors: Iterable[ValidationError]) -> list[str]:
    return [message for error in errors for message in error.messages]


def _limits(model: type[models.Model]) -> Iterator[tuple[str, int]]:
    """The editor's form holds to these; the model by itself would not."""
    for each in model._meta.concrete_fields:
        if isinstance(each, models.TextField) and each.max_length:
            yield each.name, each.max_length
