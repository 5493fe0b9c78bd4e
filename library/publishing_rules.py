"""What the library refuses to let out."""

from collections.abc import Iterable, Iterator

from django.conf import settings
from wagtail.models import Page

from .linked_text import linked
from .models import FileCheck, SiteDocument, SiteImage
from .references import keys_used_of_each
from .storage import site_storage
from .streaming import StoredFile
from .uploads.titles import is_untitled

LibraryFile = SiteDocument | SiteImage

# What leads to the file, where the reason says so.
OPENINGS = ("Open the document", "Open the image")


def only_fit_files(page: Page) -> list[str]:
    """A page goes out with files that may be seen: real, named, checked, and nothing against them.

    One rule, so that what the page uses is looked for once.
    """
    document_keys, image_keys = keys_used_of_each(page, SiteDocument, SiteImage)
    documents = _found(SiteDocument, document_keys)
    return [
        *(reason for document in documents for reason in reasons_as_sample(document)),
        *_reason_without_title(documents),
        *reasons_against([*documents, *_found(SiteImage, image_keys)]),
    ]


def _found(model: type[LibraryFile], keys: set[str]) -> list[LibraryFile]:
    return list(model.objects.filter(pk__in=keys).order_by("title", "pk")) if keys else []


def reasons_as_sample(document: SiteDocument) -> list[str]:
    """Why a placeholder may not go out; nothing for a real document."""
    if settings.SAMPLES_MAY_BE_PUBLISHED or not document.is_sample:
        return []
    sentence = (
        f"Its document “{document.title}” is a sample. Replace its file with the real one and "
        "untick “sample”, or take the document out of the page."
    )
    return [linked(sentence, f"“{document.title}”", document)]


def _reason_without_title(documents: Iterable[SiteDocument]) -> list[str]:
    """A document that came in with many others needs a name before readers see it."""
    if not any(is_untitled(document.title) for document in documents):
        return []
    return [
        "One of its documents has no title yet. Open Documents, choose the document and name it."
    ]


def reasons_against(files: Iterable[LibraryFile]) -> list[str]:
    """Why files may not go out, as the check has it; one query for all of them, and one more."""
    wanted = list(files)
    if not wanted:
        return []
    checks = FileCheck.objects.filter(file_name__in=[file.file.name for file in wanted])
    by_name = {check.file_name: check for check in checks.prefetch_related("findings")}
    return [
        _about(file, reason)
        for file in wanted
        for reason in _reasons(file, by_name.get(str(file.file.name)))
    ]


def reasons_of_check(check: FileCheck | None) -> list[str]:
    """Why a file that waits to take another one's place may not do so yet."""
    if check is None or not check.is_up_to_date:
        return [f"The new file {_about_waiting(check)}"]
    return [f"The new file {reason}" for reason in _about_findings(check)]


def _about(file: LibraryFile, reason: str) -> str:
    """The whole sentence, with a link to where the file can be put right."""
    sentence = f"{_name_of(file)} {reason}"
    opening = next((words for words in OPENINGS if words in reason), f"“{file.title}”")
    return linked(sentence, opening, file)


def _reasons(file: LibraryFile, check: FileCheck | None) -> Iterator[str]:
    if check is None or not check.is_up_to_date:
        yield _about_waiting(check)
        return
    yield from _about_findings(check)
    yield from _about_the_store(file, check)


def _about_waiting(check: FileCheck | None) -> str:
    if check and check.held_because:
        return f"can’t be checked at the moment. {check.held_because}"
    if check and check.is_done:
        return "was checked under older rules. It is being checked again: try in a minute or two."
    return "is still being checked for hidden words and names. Try again in a minute or two."


def _about_findings(check: FileCheck) -> Iterator[str]:
    """One sentence for each code, with all its pages."""
    messages: dict[str, list[tuple[int | None, str]]] = {}
    for found in sorted(check.findings.all(), key=lambda found: (found.page or 0, found.pk)):
        if found.is_open:
            messages.setdefault(found.code, []).append((found.page, found.message))
    for places in messages.values():
        pages = sorted({page for page, _ in places if page})
        where = f" ({pages_in_words(pages)})" if pages else ""
        yield (
            f"failed its check{where}: {places[0][1]} Open the document to see what to do."
            if check.document_id
            else f"failed its check{where}: {places[0][1]} Open the image to see what to do."
        )


def pages_in_words(pages: list[int]) -> str:
    """For example “page 3” or “pages 3, 5 and 8”."""
    if len(pages) == 1:
        return f"page {pages[0]}"
    listed = ", ".join(map(str, pages[:-1]))
    return f"pages {listed} and {pages[-1]}"


def _about_the_store(file: LibraryFile, check: FileCheck) -> Iterator[str]:
    """The file that would go out must still be the one that was checked."""
    try:
        stored = StoredFile.find(site_storage(), str(file.file.name))
    except FileNotFoundError:
        yield "has lost its file. Upload it again."
    except OSError:
        yield "can’t be reached: the place where files are kept does not answer. Try again later."
    else:
        if stored.size != check.size:
            yield "is not the file that was checked. Upload it again."


def _name_of(file: LibraryFile) -> str:
    kind = "document" if isinstance(file, SiteDocument) else "image"
    return f"Its {kind} “{file.title}”"
