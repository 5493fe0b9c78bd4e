"""Where a reader's words stand: passages of pages and of documents, with the words marked."""

from collections.abc import Iterable
from dataclasses import dataclass

from search.document_hit import DocumentHit
from search.entries import readable_of
from search.sql import Sql
from search.tsquery import TextQuery
from search.words import CONFIG, MARK_END, MARK_START

SENTENCES = (
    f"StartSel={MARK_START}, StopSel={MARK_END}, MaxFragments=2, MinWords=12, MaxWords=24,"
    ' FragmentDelimiter=" … "'
)
WHOLE_TEXT = f"StartSel={MARK_START}, StopSel={MARK_END}, HighlightAll=true"
# Slow on long texts: only for the few that are shown.
HEADLINE = """
ts_headline(
  {config}::regconfig, translate(passage.body, E'\\n', ' '), {anything}::tsquery, {options}
)
"""

# Files that may be read there now and whose words are in the page's entry.
USED = """
SELECT page_id, file_id, document_id FROM ({readable}) AS readable
JOIN (
  SELECT page_id, unnest(files) AS file_id FROM search_entry WHERE page_id = ANY({ids})
) AS included USING (page_id, file_id)
"""
# Passages with any of the words; `level` is how many of the wanted parts stand there.
# Few enough to look at each: the index would be asked for all passages there are (OFFSET keeps
# PostgreSQL from that).
OWN = """
SELECT page_id, NULL::bigint AS file_id, NULL::bigint AS document_id, id, number,
  {level} AS level, ts_rank(vector, {anything}::tsquery, 1) AS rank
FROM (SELECT * FROM search_passage WHERE page_id = ANY({ids}) OFFSET 0) AS passage
WHERE vector @@ {anything}::tsquery
"""
IN_DOCUMENTS = """
SELECT page_id, file_id, document_id, id, number,
  {level} AS level, ts_rank(vector, {anything}::tsquery, 1) AS rank
FROM (
  SELECT used.page_id, used.file_id, used.document_id, id, number, vector
  FROM ({used}) AS used JOIN search_passage AS passage ON passage.file_id = used.file_id OFFSET 0
) AS passage
WHERE vector @@ {anything}::tsquery
"""
# The best passage of each page itself, the best of its documents, and how many pages of documents
# are as good as that one.
BEST = """
WITH hits AS MATERIALIZED ({own} UNION ALL {in_documents}), placed AS (
  SELECT *, row_number() OVER own_or_documents AS place,
    first_value(level) OVER own_or_documents AS best_level
  FROM hits
  WINDOW own_or_documents AS (
    PARTITION BY page_id, file_id IS NULL ORDER BY level DESC, rank DESC, number, id
  )
), best AS (
  SELECT page_id, file_id IS NULL AS is_own, min(id) FILTER (WHERE place = 1) AS id,
    max(best_level) AS level, min(document_id) FILTER (WHERE place = 1) AS document_id,
    count(DISTINCT (file_id, number)) FILTER (WHERE level = best_level) AS as_good
  FROM placed GROUP BY page_id, file_id IS NULL
)
SELECT best.page_id, best.is_own, document.id, document.title, document.file, passage.number,
  {headline}, best.level, best.as_good - 1
FROM best JOIN search_passage AS passage USING (id)
LEFT JOIN library_sitedocument AS document ON document.id = best.document_id
UNION ALL
SELECT page_id, NULL, NULL, NULL, NULL, 0, CASE WHEN head @@ {in_summary}::tsquery
    THEN ts_headline({config}::regconfig, summary, {anything}::tsquery, {whole}) ELSE summary END,
  0, 0
FROM search_entry WHERE page_id = ANY({ids})
"""


@dataclass
class Hits:
    """Where the words stand in one page: in its own words, and in its documents."""

    summary: str = ""
    own: str = ""
    own_level: int = 0
    in_document: DocumentHit | None = None

    @property
    def document_to_show(self) -> DocumentHit | None:
        """The place in a document, unless the page itself says more of what was asked."""
        hit = self.in_document
        return hit if hit and hit.level >= self.own_level else None


def best_hits(page_ids: Iterable[int], query: TextQuery) -> dict[int, Hits]:
    """By page, where its words stand best; one query."""
    ids = list(page_ids)
    found = {page_id: Hits() for page_id in ids}
    if not ids or not query:
        return found
    for page_id, is_own, pk, title, file, number, text, level, others in _best(ids, query).rows():
        hits = found[page_id]
        if is_own is None:
            hits.summary = text
        elif is_own:
            hits.own, hits.own_level = text, level
        else:
            hits.in_document = DocumentHit.of(pk, title, file, number, text, level, others)
    return found


def _best(ids: list[int], query: TextQuery) -> Sql:
    return Sql.of(
        BEST,
        own=Sql.of(OWN, ids=ids, level=_level(query), anything=query.anything),
        in_documents=passages_in_documents(ids, query),
        headline=headline(query),
        in_summary=query.anything_within("C"),
        anything=query.anything,
        config=CONFIG,
        whole=WHOLE_TEXT,
        ids=ids,
    )


def passages_in_documents(ids: list[int], query: TextQuery) -> Sql:
    """Rows of the passages of these pages' documents that the public may read there now."""
    used = Sql.of(USED, readable=readable_of(ids), ids=ids)
    return Sql.of(IN_DOCUMENTS, used=used, level=_level(query), anything=query.anything)


def headline(query: TextQuery) -> Sql:
    """The sentences of `passage` with the words between marks."""
    return Sql.of(HEADLINE, config=CONFIG, anything=query.anything, options=SENTENCES)


def _level(query: TextQuery) -> Sql:
    wanted = [Sql.of("(vector @@ {part}::tsquery)::int", part=part) for part in query.positive]
    return Sql.joined(" + ", wanted)
