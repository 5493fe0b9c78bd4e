"""Evidence of a notice is for the record: what a page shows readers can't be evidence as well."""

from wagtail.models import Page

from desk.models import CaseNotice
from library.editing.standing import standing_of
from library.linked_text import linked
from library.models import SiteDocument
from library.models.document import SiteDocumentQuerySet
from library.references import keys_used_by

SHOWN_TO_READERS = (
    "Readers can open this document: a published page shows it, or it was made public without one. "
    "Add the e-mail or the receipt as a document of its own, and choose that."
)
IS_EVIDENCE = (
    "“{title}” is the evidence of a notice in a review in progress, and stays private. Choose "
    "another document here, or take it out of the notice."
)


def is_shown_to_readers(document: SiteDocument) -> bool:
    """Whether something public uses it, though its check or its folder may keep it closed."""
    return bool(standing_of(document).rows) or document.is_public_without_page


def evidence_stays_private(page: Page) -> list[str]:
    """A rule of the gate: no page goes out with evidence on it."""
    keys = keys_used_by(page, SiteDocument)
    documents = _evidence().filter(pk__in=keys) if keys else ()
    return [_reason(document) for document in documents]


def evidence_is_not_opened(document: SiteDocument) -> list[str]:
    """A rule about opening documents that no page uses."""
    return [_reason(document)] if _evidence().filter(pk=document.pk).exists() else []


def _evidence() -> SiteDocumentQuerySet:
    notices = CaseNotice.objects.exclude(evidence=None)
    return SiteDocument.objects.filter(pk__in=notices.values("evidence")).order_by("title", "pk")


def _reason(document: SiteDocument) -> str:
    sentence = IS_EVIDENCE.format(title=document.title)
    return linked(sentence, f"“{document.title}”", document)
