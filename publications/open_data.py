"""What publications give to open data: the fields, their meaning, and where they come from.

A field is declared once; the data, their JSON Schema, the columns of the CSV and the words about
them on /open-data/ are all made from it. A page type adds its own to `open_data_fields`.
Nothing gets out that isn't named in such a list: fields for the editor's eyes stay in.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from core.dates import DatePrecision, date_for_machines
from core.languages import LANGUAGES_BY_CODE
from library.file_types import FILE_TYPES, content_type_of, extension_of
from publications.kinds import Kind
from publications.offers import FORMATS, WEB_PAGE, offered_formats, offered_languages

# Makes a path of this site a whole address.
Absolute = Callable[[str], str]
Schema = dict[str, Any]

TEXT: Schema = {"type": "string"}
TEXT_OR_NULL: Schema = {"type": ["string", "null"]}
ADDRESS: Schema = {"type": "string", "format": "uri"}
ADDRESS_OR_NULL: Schema = {"type": ["string", "null"], "format": "uri"}
NUMBER: Schema = {"type": "integer", "minimum": 0}
NUMBER_OR_NULL: Schema = {"type": ["integer", "null"], "minimum": 0}
TRUE_OR_FALSE: Schema = {"type": "boolean"}
DAY_OR_NULL: Schema = {"type": ["string", "null"], "format": "date"}
TIME_OR_NULL: Schema = {"type": ["string", "null"], "format": "date-time"}
TEXTS: Schema = {"type": "array", "items": TEXT}
LANGUAGE: Schema = {"type": "string", "enum": list(LANGUAGES_BY_CODE)}
DATE_OR_NULL: Schema = {
    "type": ["string", "null"],
    "pattern": "^[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?$",
}


def one_of(values: list[str]) -> Schema:
    """A text out of a list."""
    return {"type": "string", "enum": values}


def one_of_or_null(values: list[str]) -> Schema:
    """A text out of a list, or nothing."""
    return {"type": ["string", "null"], "enum": [*values, None]}


def some_of(values: list[str]) -> Schema:
    """Texts out of a list, each once."""
    return {"type": "array", "items": one_of(values), "uniqueItems": True}


@dataclass(frozen=True)
class Field:
    """One field of a data set.

    `value` is given the page (for a part, its row) and the way to make addresses whole. A field
    with `parts` is a list of records; `line` makes one of them a line of a CSV cell, and `table`
    names a data set of its own for them.
    """

    name: str
    description: str
    schema: Schema
    value: Callable[[Any, Absolute], Any]
    parts: tuple["Field", ...] = ()
    line: Callable[[dict[str, Any]], str] = str
    table: str = ""


def known(text: str) -> str | None:
    """The text, or null where there is none."""
    return text.strip() or None


def address_of(page: Any, absolute: Absolute) -> str | None:
    """A page's address, or null where there is no page."""
    return absolute(page.url) if page else None


DOCUMENT_PARTS = (
    Field("title", "What the link says.", TEXT, lambda row, _: row.link_text),
    Field("role", "What the document is, as a code.", TEXT, lambda row, _: row.role),
    Field("role_label", "The same in words.", TEXT, lambda row, _: row.get_role_display()),
    Field(
        "url",
        "Where it can be downloaded while it is public.",
        ADDRESS,
        lambda row, absolute: absolute(row.document.url),
    ),
    Field(
        "format",
        "The type of the file, as its ending.",
        one_of(list(FILE_TYPES)),
        lambda row, _: extension_of(row.document.file.name),
    ),
    Field(
        "media_type",
        "The same as a media type (MIME).",
        TEXT,
        lambda row, _: content_type_of(row.document.file.name),
    ),
    Field(
        "language",
        "The language it is written in (BCP 47).",
        LANGUAGE,
        lambda row, _: row.document.language,
    ),
    Field("size_bytes", "Its size.", NUMBER_OR_NULL, lambda row, _: row.document.file_size),
    Field(
        "pages",
        "How many pages it has; null where a file has none or we do not know.",
        NUMBER_OR_NULL,
        lambda row, _: row.document.page_count,
    ),
    Field(
        "tagged",
        "For a PDF, whether it is tagged for screen readers; null for other files.",
        {"type": ["boolean", "null"]},
        lambda row, _: row.document.is_tagged,
    ),
    Field(
        "sample",
        "Whether it is a placeholder and not the real document.",
        TRUE_OR_FALSE,
        lambda row, _: row.document.is_sample,
    ),
)

COMMON_FIELDS = [
    Field(
        "id",
        "Names the publication for ever, wherever its page moves (a UUID).",
        {"type": "string", "format": "uuid"},
        lambda page, _: str(page.translation_key),
    ),
    Field("url", "The address of its page.", ADDRESS, address_of),
    Field("title", "Its title.", TEXT, lambda page, _: page.title),
    Field(
        "summary",
        "What it is and whom it is for, in one to three sentences.",
        TEXT,
        lambda page, _: page.summary,
    ),
    Field("kind", "What it is, as a code.", one_of(Kind.values), lambda page, _: page.kind),
    Field("kind_label", "The same in words.", TEXT, lambda page, _: page.get_kind_display()),
    Field(
        "published",
        "When it came out, no more exact than we know: 2019, 2019-03 or 2019-03-04.",
        DATE_OR_NULL,
        lambda page, _: (
            page.published_on and date_for_machines(page.published_on, page.published_precision)
        ),
    ),
    Field(
        "published_precision",
        "How much of that date is known: day, month or year.",
        one_of_or_null(DatePrecision.values),
        lambda page, _: page.published_precision if page.published_on else None,
    ),
    Field(
        "publishing_body",
        "Who published it, by its name at the time.",
        TEXT,
        lambda page, _: page.publishing_body.name,
    ),
    Field(
        "publishing_body_code",
        "The same as a code, as in our filters.",
        TEXT,
        lambda page, _: page.publishing_body.slug,
    ),
    Field(
        "topics",
        "What it is about.",
        TEXTS,
        lambda page, _: [topic.name for topic in page.topics.all()],
    ),
    Field(
        "topic_codes",
        "The same as codes, in the same order.",
        TEXTS,
        lambda page, _: [topic.slug for topic in page.topics.all()],
    ),
    Field(
        "age_bands",
        "The ages of the children it is about.",
        TEXTS,
        lambda page, _: [band.name for band in page.age_bands.all()],
    ),
    Field(
        "age_band_codes",
        "The same as codes, in the same order.",
        TEXTS,
        lambda page, _: [band.slug for band in page.age_bands.all()],
    ),
    Field(
        "formats",
        f"What it can be read as now: “{WEB_PAGE}” if the page itself has more than the summary, "
        "then its documents.",
        some_of(list(FORMATS)),
        lambda page, _: offered_formats(page),
    ),
    Field(
        "languages",
        "The languages it can be read in now: that of its page, then those of its documents "
        "(BCP 47).",
        some_of(list(LANGUAGES_BY_CODE)),
        lambda page, _: offered_languages(page),
    ),
    Field(
        "documents",
        "Its documents, as far as they can be downloaded now.",
        {"type": "array"},
        lambda page, _: page.open_document_rows,
        parts=DOCUMENT_PARTS,
        line=lambda document: document["url"],
        table="documents",
    ),
    Field(
        "sample",
        "Whether the page, or a document of it, is a placeholder and not the real text.",
        TRUE_OR_FALSE,
        lambda page, _: page.shows_sample,
    ),
    Field(
        "first_published_here",
        "When it came onto this site.",
        TIME_OR_NULL,
        lambda page, _: page.first_published_at and page.first_published_at.isoformat(),
    ),
    Field(
        "changed_here",
        "When its page was last published again.",
        TIME_OR_NULL,
        lambda page, _: page.last_published_at and page.last_published_at.isoformat(),
    ),
    Field(
        "changes",
        "What readers were told was changed since it came out, the newest first, each after its "
        "day: 2026-05-03: page 4 corrected.",
        TEXTS,
        lambda page, _: [f"{note.changed_on}: {note.words}" for note in page.changes_for_readers],
    ),
]
