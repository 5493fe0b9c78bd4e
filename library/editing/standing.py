"""Whether the public can read files now, and because of what: for many files in a few queries."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from django.contrib.auth.models import AbstractUser
from django.contrib.contenttypes.models import ContentType
from django.db.models import F, Model
from wagtail.admin.admin_url_finder import AdminURLFinder
from wagtail.models import Collection, CollectionViewRestriction, Page, ReferenceIndex

from core.visibility import StartsWithAny
from library.access import LibraryFile, public_rows_among
from library.models import FileCheck, SiteDocument

Row = tuple[type[Model], str]


class Because(StrEnum):
    """What decides it."""

    OPENED = "opened"
    USED = "used"
    UNUSED = "unused"
    NOT_CLEARED = "not-cleared"
    FOLDER = "folder"


@dataclass(frozen=True)
class Use:
    """Something public that uses a file."""

    title: str
    url: str


@dataclass(frozen=True)
class Standing:
    """Of one file. `rows` are the public rows that use it, whether it may go out or not."""

    because: Because
    rows: list[Row] = field(default_factory=list)

    @property
    def is_public(self) -> bool:
        """Whether anybody may read the file; `library.access.is_public` says the same."""
        return self.because in (Because.OPENED, Because.USED)

    def uses(self, user: AbstractUser) -> list[Use]:
        """What uses the file, with the address where this user can edit it."""
        finder = AdminURLFinder(user)
        keys = defaultdict(list)
        for model, key in self.rows:
            keys[model].append(key)
        found = [
            row
            for model, wanted in keys.items()
            for row in model._base_manager.in_bulk(wanted).values()
        ]
        return [Use(_title(row), finder.get_edit_url(row) or "") for row in found]


def standing_of(file: LibraryFile) -> Standing:
    """Of one file."""
    return standings([file])[file.pk]


def standings(files: Sequence[LibraryFile]) -> dict[int, Standing]:
    """Of files of one kind, by key; as many queries for a hundred as for one."""
    if not files:
        return {}
    rows = _public_rows_that_use(files)
    cleared = set(
        FileCheck.objects.cleared()
        .filter(file_name__in=[file.file.name for file in files])
        .values_list("file_name", flat=True)
    )
    closed = _closed_folders([file.collection_id for file in files])
    return {
        file.pk: Standing(
            _because(file, rows[file.pk], file.file.name in cleared, file.collection_id in closed),
            rows[file.pk],
        )
        for file in files
    }


def _because(file: LibraryFile, rows: list[Row], is_cleared: bool, is_closed: bool) -> Because:
    is_opened = isinstance(file, SiteDocument) and file.is_public_without_page
    if not rows and not is_opened:
        return Because.UNUSED
    if is_closed:
        return Because.FOLDER
    if not is_cleared:
        return Because.NOT_CLEARED
    return Because.OPENED if is_opened else Because.USED


def _public_rows_that_use(files: Sequence[LibraryFile]) -> dict[int, list[Row]]:
    """By the file's key."""
    kind = ContentType.objects.get_for_model(type(files[0]))
    references = (
        ReferenceIndex.objects.filter(
            to_content_type=kind, to_object_id__in=[str(file.pk) for file in files]
        )
        .values_list("base_content_type_id", "object_id", "to_object_id")
        .order_by("base_content_type_id", "object_id", "to_object_id")
        .distinct()
    )
    users: dict[type[Model], list[tuple[str, int]]] = defaultdict(list)
    for content_type_id, key, file_key in references:
        if model := ContentType.objects.get_for_id(content_type_id).model_class():
            users[model].append((key, int(file_key)))
    found: dict[int, list[Row]] = defaultdict(list)
    for model, pairs in users.items():
        public = public_rows_among(model, {key for key, _ in pairs})
        public_keys = set() if public is None else set(public)
        for key, file_key in pairs:
            if key in public_keys:
                found[file_key].append((model, key))
    return found


def _closed_folders(folders: Sequence[int | None]) -> set[int]:
    """Those with Wagtail's privacy on them or on a folder above them."""
    closed = CollectionViewRestriction.objects.order_by().values("collection__path")
    found = Collection.objects.filter(pk__in=folders).filter(StartsWithAny(F("path"), closed))
    return set(found.values_list("pk", flat=True))


def _title(row: Model) -> str:
    return row.get_admin_display_title() if isinstance(row, Page) else str(row)
