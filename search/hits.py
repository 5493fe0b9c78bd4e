"""Where a reader's words stand: passages of pages and of documents, with the words marked."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.urls import reverse
from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe

from library.file_types import extension_of, type_name
from library.models import SiteDocument
from search.entries import readable
from search.sql import Sql
from search.tsquery import TextQuery
from search.words import CONFIG, MARK_END, MARK_START

# What a place in a file is called, by the kind of file; other files have no places to name.
PLACES = {"pdf": "page", "pptx": "slide", "xlsx": "sheet"}
HEADLINE = (
    f"StartSel={MARK_START}, StopSel={MARK_END}, MaxFragments=2, MinWords=12, MaxWords=24,"
    ' FragmentDelimiter=" … "'
)
WHOLE_TEXT = f"StartSel={MARK_START}, StopSel={MARK_END}, HighlightAll=true"

INCLUDED = "SELECT page_id, unnest(files) AS file_id FROM search_entry WHERE page_id = ANY({ids})"
# Passages with any of the words; `level` is how many of the wanted parts stand there.
HITS = """
SELECT shown.page_id, NULL::bigint AS file_id, NULL::bigint AS document_id, passage.id, number,
  {level} AS level, ts_rank(vector, {anything}::tsquery, 1) AS rank
FROM search_passage AS passage JOIN search_entry AS shown ON shown.page_id = passage.page_id
WHERE shown.page_id = ANY({ids}) AND vector @@ {anything}::tsquery
UNION ALL
SELECT used.page_id, used.file_id, used.document_id, passage.id, number,
  {level}, ts_rank(vector, {anything}::tsquery, 1)
FROM used JOIN search_passage AS passage ON passage.file_id = used.file_id
WHERE vector @@ {anything}::tsquery
"""
# The best passage of each page itself, the best of its documents, and how many pages of documents
# are as good as that one.
BEST = """
WITH used AS MATERIALIZED ({used}), hits AS MATERIALIZED ({hits}), placed AS (
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
SELECT best.page_id, best.is_own, best.level, best.as_good, best.document_id, document.title,
  document.file, passage.number,
  ts_headline(
    {config}::regconfig, translate(passage.body, E'\n', ' '), {anything}::tsquery, {options}
  )
FROM best JOIN search_passage AS passage USING (id)
LEFT JOIN library_sitedocument AS document ON document.id = best.document_id
"""
SUMMARIES = """
SELECT page_id, TRUE, -1, 0, NULL, NULL, NULL, 0, CASE WHEN head @@ {in_summary}::tsquery
    THEN ts_headline({config}::regconfig, summary, {anything}::tsquery, {options}) ELSE summary END
FROM search_entry WHERE page_id = ANY({ids})
"""


@dataclass(frozen=True)
class DocumentHit:
    """A place in a document where the words stand."""

    document: SiteDocument
    number: int
    snippet: SafeString
    level: int = 0
    others: int = 0

    @property
    def place_name(self) -> str:
        """For example: page 12; nothing where a file has no places to name."""
        name = PLACES.get(extension_of(self.document.file.name))
        return f"{name} {self.number}" if name else ""

    @property
    def type_name(self) -> str:
        """For example: PDF."""
        return type_name(self.document.file.name)

    @property
    def page_number(self) -> int | None:
        """The page of a PDF."""
        is_pdf = extension_of(self.document.file.name) == "pdf"
        return self.number if is_pdf else None

    @property
    def url(self) -> str:
        """Opens a PDF at the page, any other document at its beginning."""
        address = reverse("wagtaildocs_serve", args=[self.document.pk, self.document.filename])
        return f"{address}#page={self.page_number}" if self.page_number else address


@dataclass
class Hits:
    """Where the words stand in one page: in its own words, and in its documents."""

    summary: str = ""
    own: str = ""
    in_document: DocumentHit | None = None


def best_hits(page_ids: Iterable[int], query: TextQuery) -> dict[int, Hits]:
    """By page, where its words stand best; one query."""
    ids = list(page_ids)
    found = {page_id: Hits() for page_id in ids}
    if not ids or not query:
        return found
    own_levels: dict[int, int] = {}
    for page_id, is_own, level, as_good, *document, number, text in _best(ids, query).rows():
        hits = found[page_id]
        if level < 0:
            hits.summary = text
        elif is_own:
            hits.own, own_levels[page_id] = text, level
        else:
            hits.in_document = _document_hit(document, number, text, level, as_good - 1)
    for page_id, hits in found.items():
        if hits.in_document and hits.in_document.level < own_levels.get(page_id, 0):
            hits.in_document = None
    return found


def _best(ids: list[int], query: TextQuery) -> Sql:
    wanted = [Sql.of("(vector @@ {part}::tsquery)::int", part=part) for part in query.positive]
    common = {"ids": ids, "anything": query.anything, "config": CONFIG}
    hits = Sql.of(HITS, level=Sql.joined(" + ", wanted), **common)
    used = readable(Sql.of(INCLUDED, ids=ids))
    best = Sql.of(BEST, used=used, hits=hits, options=HEADLINE, **common)
    return Sql.joined(
        " UNION ALL ",
        [
            best,
            Sql.of(SUMMARIES, options=WHOLE_TEXT, in_summary=query.anything_within("C"), **common),
        ],
    )


def _document_hit(document: list, number: int, text: str, level: int, others: int) -> DocumentHit:
    pk, title, file = document
    return DocumentHit(
        # With a collection, or the model looks for the default one.
        document=SiteDocument(pk=pk, title=title, file=file, collection_id=None),
        number=number,
        snippet=marked(f"… {text.strip()} …"),
        level=level,
        others=others,
    )


def marked(text: str) -> SafeString:
    """Escaped HTML with the marks made into elements."""
    html = escape(text).replace(MARK_START, "<mark>").replace(MARK_END, "</mark>")
    return mark_safe(html)  # escaped above
