"""The table of the words that stand in public text, made again from time to time."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator

from django.db import transaction

from core.visibility import public_pages
from search.entries import readable_of
from search.language.sounds import sound
from search.models import Entry, SearchWord
from search.models.words import LONGEST_WORD
from search.sql import Sql

WORD = re.compile(r"[^\W\d_]+")
SHORTEST_WORD = 3
PAGES_AT_ONCE = 50
ROWS_AT_ONCE = 5_000

# Everything that the public may read of these pages, their documents too.
TEXTS = """
WITH used AS MATERIALIZED ({used}), pages (id) AS MATERIALIZED ({public})
SELECT page_id, title || E'\\n' || names || summary FROM search_entry
WHERE page_id IN (SELECT id FROM pages)
UNION ALL
SELECT page_id, body FROM search_passage WHERE page_id IN (SELECT id FROM pages)
UNION ALL
SELECT used.page_id, body FROM search_passage AS passage JOIN used ON used.file_id = passage.file_id
WHERE used.page_id IN (SELECT id FROM pages)
"""


class Words:
    """Words as they are gathered, page by page."""

    def __init__(self) -> None:
        self.pages: Counter[str] = Counter()
        self.written: dict[str, str] = {}

    def add_page(self, texts: Iterable[str]) -> None:
        """All texts of one page."""
        forms = {form for text in texts for form in WORD.findall(text)}
        self.pages.update({form.lower() for form in forms})
        for form in forms:
            word = form.lower()
            # Once in small letters, it is no name; and NEGLECT in a heading says nothing.
            known = self.written.get(word)
            if known is None or form == word or (known.isupper() and not form.isupper()):
                self.written[word] = form if known != word else word

    def rows(self) -> Iterator[SearchWord]:
        """As the table has them."""
        for word, pages in self.pages.items():
            if SHORTEST_WORD <= len(word) <= LONGEST_WORD:
                written = self.written[word]
                yield SearchWord(
                    word=word,
                    written=written[:LONGEST_WORD],
                    pages=pages,
                    is_name=written != word,
                    length=len(word),
                    first=word[0],
                    second=word[1],
                    sound=sound(word)[:LONGEST_WORD],
                )


def rebuild_words() -> int:
    """Make the table from what is public now, all or nothing; how many words there are."""
    page_ids = list(Entry.objects.order_by("pk").values_list("pk", flat=True))
    words = _words_of(page_ids)
    with transaction.atomic():
        SearchWord.objects.all().delete()
        SearchWord.objects.bulk_create(words.rows(), batch_size=ROWS_AT_ONCE)
    return SearchWord.objects.count()


def learn_words(page_ids: Iterable[int]) -> None:
    """Add the words of some pages that aren't known yet; the rest waits for the next making."""
    rows = _words_of(sorted(page_ids)).rows()
    SearchWord.objects.bulk_create(rows, batch_size=ROWS_AT_ONCE, ignore_conflicts=True)


def _words_of(page_ids: list[int]) -> Words:
    words = Words()
    for start in range(0, len(page_ids), PAGES_AT_ONCE):
        texts: dict[int, list[str]] = {}
        for page_id, text in _texts(page_ids[start : start + PAGES_AT_ONCE]).rows():
            texts.setdefault(page_id, []).append(text)
        for of_page in texts.values():
            words.add_page(of_page)
    return words


def _texts(page_ids: list[int]) -> Sql:
    public = public_pages().filter(pk__in=page_ids).order_by().values("pk")
    return Sql.of(TEXTS, used=readable_of(page_ids), public=public)
