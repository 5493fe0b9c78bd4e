"""Publications, documents and their words, made by the database itself in a minute or two.

One review with one document is made as an editor makes them; the others are copies of its rows with
names, dates and topics of their own. Words are made up, and spread as words are (Zipf): a few stand
everywhere, most stand almost nowhere. The words that are looked for are put in between.
"""

import time
from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connection

from bench.copies import copy_publication, run
from bench.originals import CAME_OUT_BEFORE, PAGES_OF_DOCUMENT, add_original, new_site
from bench.search.questions import check
from bench.search.words import (
    OTHER_NAME,
    PUBLICATIONS_TO_ONE_RARE,
    QUESTIONS,
    SECOND,
    SHARE_COMMON,
    SHARE_PHRASE,
)
from reviews.models import ReviewIndexPage, ReviewPage
from search.models import Entry, SearchSynonym
from search.models.passage import INDEX_VERSION
from search.vocabulary import learn_words

SENTENCES_OF_PAGE = 8  # of 20 words
VOCABULARY = 30_000
# Every so manieth title has the first common word in it.
TITLES_WITH_COMMON = 20
WITH_COMMON, OTHERS = "'Neglect and care ' || n", "'Review ' || n"
STEP = 500  # publications at a time
# Publications whose words the spelling help knows: as good as all words that aren't rare.
LEARNED_FROM = 500

SENTENCES, WORDS_OF_SENTENCE = 50_000, 20

WORDS_SQL = """
CREATE TABLE bench_word AS
WITH syllables AS (
  SELECT array_agg(a || b ORDER BY md5(a || b)) AS s
  FROM unnest(string_to_array('b c d f g h l m n p r s t v w', ' ')) AS a,
    unnest(string_to_array('a e i o u', ' ')) AS b
)
SELECT n AS rank,
  s[1 + n % 75] || s[1 + (n / 75) % 75] || s[1 + (n / 5625 * 7 + n) % 75] || 'k' AS word
FROM generate_series(0, {vocabulary}) AS n, syllables;

CREATE TABLE bench_sentence AS
SELECT n, string_agg(word, ' ') AS words FROM (
  SELECT n, floor(power({vocabulary}, random()))::int AS rank
  FROM generate_series(1, {sentences}) AS n, generate_series(1, {length}) OFFSET 0
) AS places JOIN bench_word USING (rank) GROUP BY n;
CREATE INDEX ON bench_sentence (n); ANALYZE bench_sentence
"""
PASSAGES = """
INSERT INTO search_passage (file_id, number, part, body)
SELECT file, page, 1, string_agg(words, '. ')
  || CASE WHEN random() < {common} THEN ' neglect' ELSE '' END
  || CASE WHEN random() < {common} THEN ' assessment' ELSE '' END
  || CASE WHEN random() < {common} THEN ' siblings' ELSE '' END
  || CASE WHEN random() < {phrase} THEN ' professional curiosity' ELSE '' END
  || CASE WHEN random() < {phrase} THEN ' curiosity of a professional' ELSE '' END
  || CASE WHEN (file, page) = (file / {rare} * {rare}, 7) THEN ' quillfeather' ELSE '' END
FROM (
  SELECT file, page, 1 + floor(random() * {sentences})::int AS n
  FROM generate_series({first}, {last}) AS file, generate_series(1, {pages}) AS page,
    generate_series(1, {each}) OFFSET 0
) AS picked JOIN bench_sentence USING (n) GROUP BY file, page
"""
# As `search.entries` does it, for many at once.
ENTRIES = """
INSERT INTO search_entry (page_id, title, names, summary, date, files, words)
SELECT page.id, page.title, E'\nA body of the partnership\nReview\n', publication.summary,
  publication.published_on, ARRAY[page.id], file.words
    || strip(to_tsvector('english', page.title || ' partnership review ' || publication.summary))
FROM wagtailcore_page AS page
JOIN publications_publicationpage AS publication ON publication.page_ptr_id = page.id
JOIN search_indexedfile AS file ON file.check_of_file_id = page.id
WHERE page.id BETWEEN {first} AND {last}
"""


@contextmanager
def timed(what: str) -> Iterator[None]:
    """Say how long the block took."""
    began = time.monotonic()
    yield
    print(f"  {what}: {time.monotonic() - began:.0f} s", flush=True)


class Library:
    """The publications of the measurement; `grow_to` makes more of them."""

    def __init__(self) -> None:
        self.size = 0
        # The same words with each run.
        run("SELECT setseed(0.5)")
        run(WORDS_SQL, vocabulary=VOCABULARY, sentences=SENTENCES, length=WORDS_OF_SENTENCE)
        index = new_site().add_child(instance=ReviewIndexPage(title="Reviews", slug="reviews"))
        self.review = add_original(index, ReviewPage, **CAME_OUT_BEFORE)
        SearchSynonym.objects.create(names=f"{SECOND}\n{OTHER_NAME}")
        # Copies are numbered from here, in every table.
        self.start = 1_000_000

    def grow_to(self, size: int) -> None:
        """Make it so many publications, indexed."""
        first, last = self.start + self.size + 1, self.start + size
        with timed(f"{size - self.size:,} publications"):
            title = f"CASE WHEN n % {TITLES_WITH_COMMON} = 0 THEN {WITH_COMMON} ELSE {OTHERS} END"
            copy_publication(self.review, first, last, title)
        indexes = _drop_indexes()
        with timed(f"{(size - self.size) * PAGES_OF_DOCUMENT:,} pages of documents"):
            for begin in range(first, last + 1, STEP):
                self._make_passages(begin, min(begin + STEP - 1, last))
        with timed("indexes"):
            run("; ".join(indexes))
        with timed("words for the spelling help"):
            learn_words(Entry.objects.order_by("-pk").values_list("pk", flat=True)[:LEARNED_FROM])
        self.size = size
        with connection.cursor() as cursor:
            cursor.execute("VACUUM ANALYZE")
            cursor.execute("SELECT pg_size_pretty(pg_database_size(current_database()))")
            print(f"  the database: {cursor.fetchone()[0]}", flush=True)

    def check_counts(self) -> None:
        """Stop unless search says of each question how much there is."""
        with timed("numbers counted in the texts themselves, the same"):
            for question in QUESTIONS:
                check(question)

    def _make_passages(self, first: int, last: int) -> None:
        run(
            "INSERT INTO search_indexedfile"
            " (check_of_file_id, document_id, words, version, read_at)"
            " SELECT id, document_id, '', {version}, finished_at FROM library_filecheck"
            " WHERE id BETWEEN {first} AND {last}",
            first=first,
            last=last,
            version=INDEX_VERSION,
        )
        run(
            PASSAGES,
            first=first,
            last=last,
            pages=PAGES_OF_DOCUMENT,
            each=SENTENCES_OF_PAGE,
            sentences=SENTENCES,
            common=SHARE_COMMON,
            phrase=SHARE_PHRASE,
            rare=PUBLICATIONS_TO_ONE_RARE,
        )
        run(
            "UPDATE search_indexedfile SET words = array_to_tsvector(ARRAY("
            " SELECT DISTINCT lexeme"
            " FROM search_passage, unnest(tsvector_to_array(vector)) AS lexeme"
            " WHERE file_id = check_of_file_id))"
            " WHERE check_of_file_id BETWEEN {first} AND {last}",
            first=first,
            last=last,
        )
        run(ENTRIES, first=first, last=last)


def _drop_indexes() -> list[str]:
    """Take the text indexes away while rows come in; how to make them again."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT indexname, indexdef FROM pg_indexes"
            " WHERE tablename LIKE 'search%%' AND indexdef LIKE '%%USING gin%%'"
        )
        found = cursor.fetchall()
    for name, _ in found:
        run(f"DROP INDEX {name}")
    return [definition for _, definition in found]
