"""The words that each entry has: its page's own, and those of the documents that it shows now."""

from collections.abc import Iterable
from functools import cache

from django.contrib.contenttypes.models import ContentType
from django.db.models import F
from wagtail.models import Page, ReferenceIndex

from library.access import let_out
from library.models import FileCheck, SiteDocument
from search.sql import Sql

# Of the different words of one page, in bytes: PostgreSQL refuses more than 1 MB. The words that
# stand in most places are kept; no real publication comes near.
MOST_WORDS = 900_000

# Which files the public may read, in which pages. Everything is asked of the tables that say so:
# what uses the document, the check of the very file that is stored, and the document's folder.
READABLE = """
SELECT DISTINCT reference.object_id::bigint AS page_id, checked.pk::bigint AS file_id,
  checked.document_id
FROM wagtailcore_referenceindex AS reference
JOIN ({checks}) AS checked ON checked.document_id = reference.to_object_id::bigint
WHERE reference.base_content_type_id = {page_type}
  AND reference.to_content_type_id = {document_type} {limits}
"""
# `IS TRUE` keeps the sets sets: joined row by row they take ten times as long.
AMONG = """
AND (reference.object_id::bigint IN (SELECT page_id FROM {pages})) IS TRUE
AND (checked.pk IN (SELECT unnest(files) FROM {pages})) IS TRUE
"""

# Each page's words, one a row; `pages` gives `page_id`, and `readable` the files of these pages.
# Few enough for one tsvector: those in most places first.
LEXEMES = """
SELECT page_id, lexeme FROM (
  SELECT page_id, lexeme, sum(octet_length(lexeme))
    OVER (PARTITION BY page_id ORDER BY count(*) DESC, lexeme) AS size
  FROM (
    SELECT page_id, unnest(tsvector_to_array(head)) AS lexeme FROM search_entry
    WHERE page_id IN ({pages})
    UNION ALL
    SELECT page_id, unnest(tsvector_to_array(vector)) FROM search_passage
    WHERE page_id IN ({pages})
    UNION ALL
    SELECT page_id, unnest(tsvector_to_array(words)) FROM {readable} AS readable
    JOIN search_indexedfile ON check_of_file_id = readable.file_id
    WHERE page_id IN ({pages})
  ) AS lexemes GROUP BY page_id, lexeme
) AS sized WHERE size < {most}
"""

REFRESH = """
WITH readable AS MATERIALIZED (
  SELECT page_id, file_id FROM ({readable}) AS files
  JOIN search_indexedfile ON check_of_file_id = file_id
), words AS (
  SELECT page_id, array_to_tsvector(array_agg(lexeme)) AS words FROM ({lexemes}) AS lexemes
  GROUP BY page_id
)
UPDATE search_entry AS entry
SET words = coalesce(words.words, ''),
    files = ARRAY(SELECT file_id FROM readable WHERE readable.page_id = entry.page_id ORDER BY 1)
FROM unnest({ids}::bigint[]) AS wanted(page_id) LEFT JOIN words USING (page_id)
WHERE entry.page_id = wanted.page_id
"""


def readable_of(page_ids: Iterable[int]) -> Sql:
    """Rows of (page_id, file_id, document_id): what may be read in these pages, which are few."""
    keys = [str(page_id) for page_id in page_ids]
    return _readable(Sql.of("AND reference.object_id = ANY({keys})", keys=keys))


def readable_among(pages: Sql) -> Sql:
    """The same for the files of a table of (page_id, files)."""
    return _readable(Sql.of(AMONG, pages=pages))


def _readable(limits: Sql) -> Sql:
    return Sql.of(
        READABLE,
        checks=_checks_of_public_files(),
        page_type=_page_type(),
        document_type=_document_type(),
        limits=limits,
    )


@cache
def _checks_of_public_files() -> Sql:
    """The same question each time: Django takes longer to write it than the database to answer."""
    current = FileCheck.objects.filter(document__file=F("file_name")).order_by()
    return Sql.from_value(current.filter(let_out("document__")).values("pk", "document_id"))


def lexemes_of(pages: Sql, readable: Sql) -> Sql:
    """Rows of (page_id, lexeme): the words of these pages and of these files of theirs."""
    return Sql.of(LEXEMES, pages=pages, readable=readable, most=MOST_WORDS)


def refresh_words(page_ids: Iterable[int]) -> None:
    """Put together again which words these pages have, from passages that are there already."""
    ids = list(page_ids)
    if not ids:
        return
    pages = Sql.of("SELECT unnest({ids}::bigint[])", ids=ids)
    lexemes = lexemes_of(pages, Sql("readable"))
    Sql.of(REFRESH, readable=readable_of(ids), lexemes=lexemes, ids=ids).run()


def pages_that_use(document_ids: Iterable[int]) -> set[int]:
    """The ids of the pages that show these documents, published or not."""
    references = ReferenceIndex.objects.filter(
        base_content_type=_page_type(),
        to_content_type=_document_type(),
        to_object_id__in=map(str, document_ids),
    )
    return {int(pk) for pk in references.values_list("object_id", flat=True)}


def documents_of(page_id: int) -> set[int]:
    """The ids of the documents that a page shows."""
    references = ReferenceIndex.objects.filter(
        base_content_type=_page_type(), object_id=str(page_id), to_content_type=_document_type()
    )
    return {int(pk) for pk in references.values_list("to_object_id", flat=True)}


def _page_type() -> int:
    return ReferenceIndex._get_base_content_type(Page).pk


def _document_type() -> int:
    return ContentType.objects.get_for_model(SiteDocument, for_concrete_model=False).pk
