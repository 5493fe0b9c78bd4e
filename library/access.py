"""Who may read a file: everybody if it was checked and something public uses it; else editors."""

from collections import defaultdict
from collections.abc import Callable
from typing import TypeVar

from django.contrib.auth.models import AbstractUser, AnonymousUser
from django.contrib.contenttypes.models import ContentType
from django.db import connection
from django.db.models import BooleanField, CharField, F, Func, Q, QuerySet
from django.db.models.functions import Cast
from django.db.models.lookups import In
from django.http import HttpRequest
from wagtail.documents.permissions import permission_policy as document_permissions
from wagtail.images.permissions import permission_policy as image_permissions
from wagtail.models import Collection, CollectionViewRestriction, Page, ReferenceIndex

from core.public_models import public_models
from core.visibility import StartsWithAny, public_pages

from .models import FileCheck, SiteDocument, SiteImage

LibraryFile = SiteDocument | SiteImage
ReaderRule = Callable[[HttpRequest, LibraryFile], bool]
Rule = TypeVar("Rule", bound=ReaderRule)

# Who may do any of these with a file may read it.
READING_ACTIONS = ["choose", "change", "delete"]

# SQL as it is, for the question that every download and every picture asks: Django takes ten times
# as long to put it together as PostgreSQL takes to answer it.
REFERENCES = f"""
    SELECT DISTINCT base_content_type_id, object_id FROM {ReferenceIndex._meta.db_table}
    WHERE to_content_type_id = %(type)s AND to_object_id = %(key)s
"""
# The very file that is stored now was cleared; and Wagtail's privacy is set neither on its folder
# nor on a folder above it.
MAY_GO_OUT = f"""
    EXISTS (
        SELECT FROM {FileCheck._meta.db_table}
        WHERE file_name = %(name)s AND cleared_at IS NOT NULL
    )
    AND NOT EXISTS (
        SELECT FROM {Collection._meta.db_table} folder
        JOIN {Collection._meta.db_table} closed ON folder.path ^@ closed.path
        JOIN {CollectionViewRestriction._meta.db_table} privacy ON privacy.collection_id = closed.id
        WHERE folder.id = %(folder)s
    )
"""

_reader_rules: list[ReaderRule] = []


def register_reader_rule(rule: Rule) -> Rule:
    """Add a rule that lets one request read one private file, such as a preview link's token."""
    if rule not in _reader_rules:
        _reader_rules.append(rule)
    return rule


def is_public(file: LibraryFile) -> bool:
    """Whether anybody may read the file now.

    Its check has cleared it, its folder is open, and something public uses it or an editor has
    made it public without a page. Asked of the database every time, in at most two queries, so
    that no flag can go stale.
    """
    if isinstance(file, SiteDocument) and file.is_public_without_page:
        return bool(_ask(f"SELECT TRUE WHERE {MAY_GO_OUT}", file))
    asked = [public_rows_among(model, keys) for model, keys in _rows_that_use(file).items()]
    questions = [rows for rows in asked if rows is not None]
    first, *others = questions or [_no_rows()]
    return first.union(*others, all=True).exists() if others else first.exists()


def documents_let_out() -> QuerySet[SiteDocument]:
    """Documents that are public where something public uses them."""
    return SiteDocument.objects.filter(let_out())


class IsTrue(Func):
    """A condition that PostgreSQL works out once for all rows, instead of joining row by row."""

    template = "(%(expressions)s) IS TRUE"
    output_field = BooleanField()


def let_out(prefix: str = "", of_many: bool = False) -> Q:
    """Whether a document is public where something public uses it.

    Its check has cleared it and its folder is open; which pages use it is asked elsewhere.
    `prefix` leads to the document, as in a lookup; `of_many` is quicker for thousands of documents.
    """
    closed_roots = CollectionViewRestriction.objects.order_by().values("collection__path")
    closed = Collection.objects.filter(StartsWithAny(F("path"), closed_roots)).order_by()
    cleared = FileCheck.objects.cleared().order_by()
    names = cleared.values("file_name")
    is_cleared = Q(**{f"{prefix}file__in": names})
    if of_many:
        is_cleared = Q(IsTrue(In(F(f"{prefix}file"), names)))
    return is_cleared & ~Q(**{f"{prefix}collection__in": closed.values("pk")})


def may_read(request: HttpRequest, file: LibraryFile) -> bool:
    """Whether this request may read a file that isn't public."""
    return is_editor_of(request.user, file) or any(rule(request, file) for rule in _reader_rules)


def is_editor_of(user: AbstractUser | AnonymousUser, file: LibraryFile) -> bool:
    """Whether somebody signed in may work with the file in the admin."""
    if not user.is_authenticated or not user.has_perm("wagtailadmin.access_admin"):
        return False
    policy = document_permissions if isinstance(file, SiteDocument) else image_permissions
    return policy.user_has_any_permission_for_instance(user, READING_ACTIONS, file)


def _rows_that_use(file: LibraryFile) -> dict[type, set[str]]:
    """The published rows that refer to the file, by model; none when it may not go out at all."""
    users: dict[type, set[str]] = defaultdict(set)
    for content_type_id, key in _ask(f"{REFERENCES} AND {MAY_GO_OUT}", file):
        if model := ContentType.objects.get_for_id(content_type_id).model_class():
            users[model].add(key)
    return users


def _no_rows() -> QuerySet:
    """Asked for in place of what uses a file that nothing uses: a quicker answer would tell."""
    return public_pages().filter(pk=0).order_by().values_list("pk", flat=True)


def _ask(question: str, file: LibraryFile) -> list[tuple]:
    of_file = {
        "type": ReferenceIndex._get_base_content_type(file).pk,
        "key": str(file.pk),
        "name": file.file.name,
        "folder": file.collection_id,
    }
    with connection.cursor() as cursor:
        cursor.execute(question, of_file)
        return cursor.fetchall()


def public_rows_among(model: type, keys: set[str]) -> QuerySet | None:
    """Which of these rows the public may read, as one column of text; None if it may read none."""
    rows: QuerySet
    if model is Page:
        rows = public_pages()
    elif public_rows := public_models().get(model):
        rows = public_rows()
    else:
        return None
    found = rows.filter(pk__in=keys).order_by()
    return found.annotate(key=Cast("pk", CharField())).values_list("key", flat=True)
