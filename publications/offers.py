"""What a publication offers the public now: its formats and its languages.

Asked of the database each time: a document counts as long as it can be downloaded, that is, while
its check has cleared it and its folder is open.
"""

from collections.abc import Iterable
from typing import Any

from django.db.models import Case, CharField, F, Func, QuerySet, Value, When
from django.db.models.functions import Cast, Lower

from core.languages import LANGUAGES_BY_CODE
from library.access import documents_let_out, let_out
from library.file_types import FILE_TYPES, extension_of

WEB_PAGE = "web-page"
# Roles of documents that are formats to a reader; the others say what is in a document.
ROLES_THAT_ARE_FORMATS = {"easy-read": "Easy Read", "large-print": "Large print"}
FORMATS = {
    WEB_PAGE: "Web page",
    **ROLES_THAT_ARE_FORMATS,
    **{extension: file_type.name for extension, file_type in FILE_TYPES.items()},
}
LANGUAGES = {code: language.name for code, language in LANGUAGES_BY_CODE.items()}


# The format of the page itself, where it has more than its summary.
PAGE_FORMAT = Case(When(has_words=True, then=Value(WEB_PAGE)), output_field=CharField())


def open_documents(publications: QuerySet) -> QuerySet:
    """Documents of publications that anybody may open where the publication is public.

    Each with what a reader may ask of it: `extension`, `form` (or null) and `in_language`.
    """
    # Through the field: the models' own module shows lists, and can't be imported here.
    rows = publications.model._meta.get_field("documents").related_model
    ending = Func(Cast("document__file", CharField()), Value("[^.]*$"), function="substring")
    is_form = When(role__in=ROLES_THAT_ARE_FORMATS, then=F("role"))
    return (
        rows.objects.order_by()
        .filter(let_out("document__", of_many=True))
        .annotate(
            extension=Lower(ending, output_field=CharField()),
            form=Case(is_form, output_field=CharField()),
            in_language=F("document__language"),
        )
    )


def remember_open_documents(publications: Iterable[Any]) -> None:
    """Find out at once which documents of these publications can be opened; one query.

    Their `document_rows` must be there already, or each asks for its own.
    """
    rows_of = {publication: publication.document_rows for publication in publications}
    keys = {row.document_id for rows in rows_of.values() for row in rows}
    let_out = set(documents_let_out().filter(pk__in=keys).values_list("pk", flat=True))
    for publication, rows in rows_of.items():
        publication.open_document_rows = [row for row in rows if row.document_id in let_out]


def offered_formats(publication: Any) -> list[str]:
    """The formats of one public publication, in the order of `FORMATS`."""
    rows = publication.open_document_rows
    offered = {WEB_PAGE} if publication.has_words else set()
    offered |= {extension_of(row.document.file.name) for row in rows}
    offered |= {row.role for row in rows}
    return [each for each in FORMATS if each in offered]


def offered_languages(publication: Any) -> list[str]:
    """The languages of one public publication, that of its page first."""
    of_documents = (row.document.language for row in publication.open_document_rows)
    return list(dict.fromkeys([publication.language, *of_documents]))
