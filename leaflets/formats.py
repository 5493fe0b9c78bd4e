"""What a reader is offered beside a leaflet: its other languages, and its other formats."""

from dataclasses import dataclass
from typing import Any

from django.db.models import Q

from core.changes import Remembered, RememberedFor
from core.languages import DEFAULT_LANGUAGE, LANGUAGES_BY_CODE, SIGN_LANGUAGE, Language
from leaflets.recordings import LeafletRecording
from library.access import let_out
from publications.models import DocumentRole, PublicationDocument

# What a file in another language is called beside its language; a translation needs no word.
ROLES_WORTH_A_WORD = {DocumentRole.EASY_READ: "Easy Read", DocumentRole.LARGE_PRINT: "large print"}
RECORDING_WORDS = {
    LeafletRecording.Kind.AUDIO: "Listen to it",
    LeafletRecording.Kind.SIGNED: "Watch it in British Sign Language",
    LeafletRecording.Kind.VIDEO: "Watch a video of it",
}


recorded_leaflets = Remembered(
    lambda: frozenset(LeafletRecording.objects.order_by().values_list("page_id", flat=True))
)


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


def other_formats(page: Any) -> OtherFormats:
    """What readers may have now of the leaflet and its translations.

    A language with a page leads to the page; one with only a file, on whichever of the leaflets it
    was put, to the file.
    """
    family = tuple(each.pk for each in (page, *page.public_translations) if each.pk)
    files = _open_files(family)
    recordings = _open_recordings(family)
    easy_read = [FormatLink("Easy Read", page.easy_read_url)] if page.easy_read_url else []
    own_files = [_file_as_format(row) for row in files if _is_other_format(row, page)]
    return OtherFormats(
        languages=_languages(page, files),
        formats=[*easy_read, *own_files, *(_recording_link(each, page) for each in recordings)],
    )


def _find_open_files(family: tuple[int, ...]) -> list[PublicationDocument]:
    rows = PublicationDocument.objects.filter(let_out("document__"), page__in=family)
    return list(rows.select_related("document").order_by("page", "sort_order"))


# The documents of these leaflets that anybody may open; shared by all answers.
_open_files = RememberedFor(_find_open_files)


def _open_recordings(family: tuple[int, ...]) -> list[LeafletRecording]:
    """The recordings of these leaflets; one that is a file counts when anybody may open it."""
    if recorded_leaflets().isdisjoint(family):
        return []
    rows = LeafletRecording.objects.filter(page__in=family)
    open_rows = rows.filter(Q(document=None) | let_out("document__"))
    return list(open_rows.select_related("document").order_by("page", "sort_order"))


def _languages(page: Any, files: list[PublicationDocument]) -> list[LanguageLink]:
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


def _is_other_format(row: PublicationDocument, page: Any) -> bool:
    return row.role in ROLES_WORTH_A_WORD and row.document.language == page.language


def _file_as_format(row: PublicationDocument) -> FormatLink:
    text = row.label or row.get_role_display()
    return FormatLink(text, row.document.url, row.document.description_for_reader)


def _recording_link(recording: LeafletRecording, page: Any) -> FormatLink:
    text = RECORDING_WORDS[LeafletRecording.Kind(recording.kind)]
    if recording.language not in (page.language, SIGN_LANGUAGE):
        text += f" in {recording.spoken.name}"
    if not recording.document:
        return FormatLink(text, recording.url)
    return FormatLink(text, recording.document.url, recording.document.description_for_reader)
