"""What a reader is offered beside a leaflet: its other languages, and its other formats."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from core.languages import DEFAULT_LANGUAGE, LANGUAGES_BY_CODE, SIGN_LANGUAGE, Language
from leaflets.recordings import LeafletRecording
from library.access import documents_let_out
from publications.models import DocumentRole, PublicationDocument

if TYPE_CHECKING:
    from leaflets.models import LeafletPage

# What a file in another language is called beside its language; a translation needs no word.
ROLES_WORTH_A_WORD = {DocumentRole.EASY_READ: "Easy Read", DocumentRole.LARGE_PRINT: "large print"}
RECORDING_WORDS = {
    LeafletRecording.Kind.AUDIO: "Listen to it",
    LeafletRecording.Kind.SIGNED: "Watch it in British Sign Language",
    LeafletRecording.Kind.VIDEO: "Watch a video of it",
}


@dataclass(frozen=True)
class LanguageLink:
    """A link in its language's own name. `facts` is in English: what opens, if no web page."""

    language: Language
    url: str
    facts: str = ""

    @property
    def name_for_others(self) -> str:
        """The language in English, where that is another word."""
        return "" if self.language.name == self.language.own_name else self.language.name


@dataclass(frozen=True)
class FormatLink:
    """A link to the same words in another form."""

    text: str
    url: str
    facts: str = ""
    content_type: str = ""


@dataclass(frozen=True)
class OtherFormats:
    """Everything offered at the top of a leaflet."""

    languages: list[LanguageLink]
    formats: list[FormatLink]

    def __bool__(self) -> bool:
        return bool(self.languages or self.formats)


def other_formats(page: "LeafletPage") -> OtherFormats:
    """What readers may have now of the leaflet and its translations.

    A language with a page leads to the page; one with only a file, on whichever of the leaflets it
    was put, to the file.
    """
    family = [page, *page.public_translations]
    files = open_rows(row for each in family for row in each.document_rows)
    recordings = _open_recordings(page)
    own_formats = [_file_as_format(row) for row in files if _is_other_format(row, page)]
    return OtherFormats(
        languages=_languages(page, files),
        formats=[
            *([FormatLink("Easy Read", page.easy_read_url)] if page.easy_read_url else []),
            *own_formats,
            *(_recording_link(each, page) for each in recordings),
        ],
    )


def open_rows(rows: Iterable[PublicationDocument]) -> list[PublicationDocument]:
    """Those whose file anybody may open while the page is public; one query."""
    wanted = list(rows)
    keys = {row.document_id for row in wanted}
    let_out = set(documents_let_out().filter(pk__in=keys).values_list("pk", flat=True))
    return [row for row in wanted if row.document_id in let_out]


def _languages(page: "LeafletPage", files: list[PublicationDocument]) -> list[LanguageLink]:
    """By their own names: Latin letters first, Chinese last."""
    links = [LanguageLink(each.page_language, each.url) for each in page.public_translations]
    with_page = {page.language, *(link.language.code for link in links)}
    links += [
        LanguageLink(LANGUAGES_BY_CODE[code], row.document.url, _facts(row))
        for row in files
        if (code := row.document.language) not in with_page and code in LANGUAGES_BY_CODE
    ]
    return sorted(links, key=_english_first)


def _english_first(link: LanguageLink) -> tuple[bool, str]:
    return link.language.code != DEFAULT_LANGUAGE, link.language.own_name


def _facts(row: PublicationDocument) -> str:
    word = ROLES_WORTH_A_WORD.get(DocumentRole(row.role))
    return ", ".join(filter(None, [word, row.document.description_for_reader]))


def _is_other_format(row: PublicationDocument, page: "LeafletPage") -> bool:
    return row.role in ROLES_WORTH_A_WORD and row.document.language == page.language


def _file_as_format(row: PublicationDocument) -> FormatLink:
    text = row.label or row.get_role_display()
    return FormatLink(text, row.document.url, row.document.description_for_reader)


def _open_recordings(page: "LeafletPage") -> list[LeafletRecording]:
    """Recordings of all the leaflets, this one's first; a file counts when it may be opened."""
    others = LeafletRecording.objects.filter(page__in=page.public_translations)
    rows = [
        *page.recordings.all(),
        *others.select_related("document").order_by("page", "sort_order"),
    ]
    keys = {row.document_id for row in rows if row.document_id}
    let_out = set(documents_let_out().filter(pk__in=keys).values_list("pk", flat=True))
    return [row for row in rows if not row.document_id or row.document_id in let_out]


def _recording_link(recording: LeafletRecording, page: "LeafletPage") -> FormatLink:
    text = RECORDING_WORDS[LeafletRecording.Kind(recording.kind)]
    if recording.language not in (page.language, SIGN_LANGUAGE):
        text += f" in {recording.spoken.name}"
    if not recording.document:
        return FormatLink(text, recording.url)
    return FormatLink(text, recording.document.url, recording.document.description_for_reader)
