"""What a publication offers the public now: its formats and its languages.

Asked of the database each time: a document counts as long as it can be downloaded, that is, while
its check has cleared it and its folder is open.
"""

from collections.abc import Iterable
from typing import Any

from django.db.models import CharField, F, Func, QuerySet, Value
from django.db.models.functions import Cast, Lower

from core.languages import LANGUAGES_BY_CODE
from library.access import documents_let_out
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


def format_rows(publications: QuerySet) -> list[QuerySet]:
    """Rows with `of_page` and `value`: words on the page itself, and its documents' formats."""
    own, documents = publications.model.objects.order_by(), open_document_rows(publications.model)
    ending = Func(Cast("document__file", CharField()), Value("[^.]*$"), function="substring")
    extension = Lower(ending, output_field=CharField())
    forms = documents.filter(role__in=ROLES_THAT_ARE_FORMATS)
    return [
        own.filter(has_words=True).annotate(of_page=F("pk"), value=Value(WEB_PAGE)),
        documents.annotate(of_page=F("page"), value=extension),
        forms.annotate(of_page=F("page"), value=F("role")),
    ]


def language_rows(publications: QuerySet) -> list[QuerySet]:
    """Rows with `of_page` and `value`: the language of the page, and those of its documents."""
    own, documents = publications.model.objects.order_by(), open_document_rows(publications.model)
    return [
        own.annotate(of_page=F("pk"), value=F("language")),
        documents.annotate(of_page=F("page"), value=F("document__language")),
    ]


def open_document_rows(model: Any) -> QuerySet:
    """Documents of publications that anybody may open where the publication is public."""
    # Through the field: the models' own module shows lists, and can't be imported here.
    rows = model._meta.get_field("documents").related_model
    return rows.objects.order_by().filter(document__in=documents_let_out().values("pk"))


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
