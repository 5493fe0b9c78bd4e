"""The entry and the passages of a page, kept the same as what is published."""

import logging
from collections.abc import Iterable
from typing import Any

from django.db import transaction
from wagtail.models import Page

from core.searchable import SearchableMixin, SearchParts
from search.entries import refresh_words
from search.language.characters import readable
from search.models import Entry, Passage
from search.stretches import stretches

logger = logging.getLogger(__name__)


def index_page(page: Page) -> bool:
    """Make the index say of a page what the page says; nothing when it isn't live.

    True if its own words changed. The page is as the database holds it. Documents that are in the
    index already are found in it from now on. A failure is logged and harms nothing else: a page
    that can't be found for a while is better than one that can't be published.
    """
    try:
        with transaction.atomic():
            return _replace(page)
    except Exception:
        logger.exception("Page %s could not be indexed for search", page.pk)
        return False


def index_pages(page_ids: Iterable[int]) -> None:
    """Index these pages again, as far as they still exist."""
    for page in Page.objects.filter(pk__in=page_ids).specific(defer=False):
        index_page(page)


def forget_pages_that_are_gone() -> int:
    """Take pages out of the index that aren't live, however they came to be so; how many."""
    Passage.objects.filter(page__live=False).delete()
    return Entry.objects.filter(page__live=False).delete()[0]


def _replace(page: Page) -> bool:
    parts = parts_of(page)
    if parts is None:
        Passage.objects.filter(page=page.pk).delete()
        return bool(Entry.objects.filter(pk=page.pk).delete()[0])
    changed = _replace_entry(page.pk, entry_of(page, parts))
    changed |= _replace_passages(page.pk, passages_of(parts))
    refresh_words([page.pk])
    return changed


def parts_of(page: Page) -> SearchParts | None:
    """What a page gives to search; nothing for a page that isn't live."""
    if not page.live or not isinstance(page, SearchableMixin):
        return None
    parts: SearchParts = page.search_parts()
    return parts


def entry_of(page: Page, parts: SearchParts) -> dict[str, Any]:
    """The fields of a page's entry."""
    title, summary = one_line(parts.title), one_line(parts.summary)
    names = [one_line(name) for name in parts.names]
    return {
        "title": title,
        "names": _lines(names),
        "summary": summary,
        "date": getattr(page, "published_on", None),
    }


def passages_of(parts: SearchParts) -> list[dict[str, Any]]:
    """The fields of a page's own passages, in order."""
    body = "\n".join(one_line(text) for text in parts.body)
    return [
        {"number": number, "body": stretch}
        for number, stretch in enumerate(filter(None, stretches(body)), start=1)
    ]


def one_line(text: str) -> str:
    """The text on one line, without what nobody can type or see."""
    return " ".join(readable(text).split())


def _lines(texts: list[str]) -> str:
    return "".join(["\n", *(f"{text}\n" for text in texts)])


def _replace_entry(page_id: int, wanted: dict[str, Any]) -> bool:
    if Entry.objects.filter(pk=page_id).values(*wanted).first() == wanted:
        return False
    Entry.objects.update_or_create(page_id=page_id, defaults=wanted)
    return True


def _replace_passages(page_id: int, wanted: list[dict[str, Any]]) -> bool:
    own = Passage.objects.filter(page=page_id)
    if list(own.order_by("number").values("number", "body")) == wanted:
        return False
    own.delete()
    Passage.objects.bulk_create(Passage(page_id=page_id, **fields) for fields in wanted)
    return True
