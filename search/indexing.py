"""The passages of a page, kept the same as what is published."""

import logging
from collections.abc import Iterable, Iterator

from django.db import connection, transaction
from wagtail.models import Page

from core.searchable import SearchableMixin, SearchParts
from publications.parameters import clean_words
from search.models import Passage
from search.words import other_forms

logger = logging.getLogger(__name__)

# About 5,000 words: far from PostgreSQL's limits, and quick to mark words in.
PASSAGE_LENGTH = 30_000
# A page's own words; the passages of documents are somebody else's to write.
OWN_WORDS = {"document": None}
TEXTS = ("title", "title_forms", "names", "summary", "body", "body_forms")


def index_page(page: Page) -> bool:
    """Make the page's passages those of its words, none when it isn't live; True if they changed.

    The page is as the database holds it. A failure is logged and harms nothing else: a page that
    can't be found for a while is better than one that can't be published.
    """
    try:
        with transaction.atomic():
            return _replace_passages(page)
    except Exception:
        logger.exception("Page %s could not be indexed for search", page.pk)
        return False


def index_pages(page_ids: Iterable[int]) -> None:
    """Index these pages again, as far as they still exist."""
    for page in Page.objects.filter(pk__in=page_ids).specific(defer=False):
        index_page(page)


def rebuild(pages: Iterable[Page]) -> int:
    """Make the whole index anew from these pages, all or nothing; returns the number of passages.

    A page that is published meanwhile waits, so that its older words can't be written over it.
    """
    written = 0
    with transaction.atomic():
        with connection.cursor() as cursor:
            cursor.execute(f"LOCK TABLE {Passage._meta.db_table} IN SHARE ROW EXCLUSIVE MODE")
        Passage.objects.filter(**OWN_WORDS).delete()
        for page in pages:
            written += len(Passage.objects.bulk_create(passages_of(page)))
    return written


def passages_of(page: Page) -> list[Passage]:
    """What search knows of a page, not yet saved; nothing of a page that isn't live."""
    page_id, is_live = page.pk, page.live
    if not is_live or not isinstance(page, SearchableMixin):
        return []
    parts: SearchParts = page.search_parts()
    title, summary = clean_words(parts.title), clean_words(parts.summary)
    names = [clean_words(name) for name in parts.names]
    body = "\n".join(clean_words(text) for text in parts.body)
    return [
        Passage(
            page_id=page_id,
            number=number,
            title=title,
            title_forms=other_forms(title),
            names=_lines([*names, *filter(None, map(other_forms, names))]),
            summary=summary,
            body=stretch,
            body_forms=other_forms(f"{summary} {stretch}"),
        )
        for number, stretch in enumerate(stretches(body), start=1)
    ]


def _lines(texts: list[str]) -> str:
    return "".join(["\n", *(f"{text}\n" for text in texts)])


def stretches(text: str) -> Iterator[str]:
    """The text in pieces of at most PASSAGE_LENGTH, cut between words where there are any."""
    while len(text) > PASSAGE_LENGTH:
        cut = max(text.rfind(" ", 0, PASSAGE_LENGTH), text.rfind("\n", 0, PASSAGE_LENGTH))
        cut = cut if cut > 0 else PASSAGE_LENGTH
        yield text[:cut]
        text = text[cut:].lstrip()
    yield text


def _replace_passages(page: Page) -> bool:
    own = Passage.objects.filter(page_id=page.pk, **OWN_WORDS).defer("vector")
    wanted = {passage.number: _texts(passage) for passage in passages_of(page)}
    if wanted == {passage.number: _texts(passage) for passage in own}:
        return False
    for number, texts in wanted.items():
        Passage.objects.update_or_create(
            page_id=page.pk, number=number, **OWN_WORDS, defaults=texts
        )
    own.filter(number__gt=len(wanted)).delete()
    return True


def _texts(passage: Passage) -> dict[str, str]:
    return {name: getattr(passage, name) for name in TEXTS}
