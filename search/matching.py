"""Which public pages have a reader's words, and in which order: one query, whatever they are.

The words are looked up in the entries, one row a page, so that counting is exact and cheap. Then
what no stored flag can be trusted with is asked: whether the page is public now, and whether the
documents whose words are in the entry are still to be read there. An entry for which that isn't so
counts with the words of its other documents only.

Order is worked out for a bounded number of pages, those with the words in title, names or summary
before the others and the newest first among equals; the rest follows in that very order.
"""

from core.visibility import public_pages
from search.entries import lexemes_of, readable
from search.ranking import candidates, has_part, order
from search.sql import Sql
from search.tsquery import TextQuery

# Pages with the wanted words, public now.
MATCHED = """
SELECT entry.page_id, entry.title, entry.date, entry.files, {place} AS place
FROM search_entry AS entry
WHERE entry.words @@ {wanted}::tsquery AND entry.page_id IN ({public})
"""
# Their files that may be read there now; a page with any other in its entry isn't believed.
INCLUDED = Sql("SELECT page_id, unnest(files) AS file_id FROM matched")
STALE = """
SELECT page_id FROM (
  SELECT page_id, unnest(files) AS file_id FROM matched EXCEPT SELECT page_id, file_id FROM used
) AS missing
"""
FRESH = """
SELECT page_id FROM (
  SELECT page_id, array_agg(lexeme) AS lexemes FROM ({lexemes}) AS lexemes GROUP BY page_id
) AS words WHERE array_to_tsvector(lexemes) @@ {words}::tsquery
"""
FOUND = """
SELECT matched.page_id, title, date, place FROM matched
WHERE CASE WHEN page_id IN (SELECT page_id FROM stale)
  THEN page_id IN (SELECT page_id FROM fresh) ELSE {unwanted} END
"""
# Pages where a phrase stands: in the head, in the page's own words or in a document.
WITH_PHRASE = """
SELECT page_id FROM search_entry WHERE head @@ {phrase}::tsquery
UNION ALL
SELECT page_id FROM search_passage WHERE page_id IS NOT NULL AND vector @@ {phrase}::tsquery
UNION ALL
SELECT used.page_id FROM search_passage AS passage JOIN used ON used.file_id = passage.file_id
WHERE passage.vector @@ {phrase}::tsquery
"""
MATCH = """
WITH matched AS MATERIALIZED ({matched}), used AS MATERIALIZED ({used}),
stale AS MATERIALIZED ({stale}), fresh AS MATERIALIZED ({fresh}),
found AS MATERIALIZED ({found}), candidates AS MATERIALIZED ({candidates})
{order}
"""


def matching_page_ids(query: TextQuery, words: str) -> list[int]:
    """The ids of all public pages that match, the best first; `words` are as the reader wrote."""
    if not query:
        return []
    ((ids,),) = match_sql(query, words).rows()
    return ids or []


def match_sql(query: TextQuery, words: str) -> Sql:
    """The query behind it: one row with an array of ids."""
    stale_pages = Sql("SELECT page_id FROM stale")
    return Sql.of(
        MATCH,
        matched=Sql.of(
            MATCHED,
            place=_place(query),
            wanted=query.wanted_words,
            public=public_pages().order_by().values("pk"),
        ),
        used=readable(INCLUDED),
        stale=Sql(STALE),
        fresh=Sql.of(FRESH, lexemes=lexemes_of(stale_pages, Sql("used")), words=query.words),
        found=_found(query),
        candidates=candidates(query, words),
        order=order(),
    )


def _place(query: TextQuery) -> Sql:
    """Where the words stand: 3 in the title, 2 in title and names, 1 with the summary, 0 below.

    Where one of the parts is enough, how many of them the page has.
    """
    if query.is_any:
        return Sql.joined(" + ", [has_part("words", part) for part in query.positive_words])
    return Sql.of(
        "CASE WHEN head @@ {title}::tsquery THEN 3 WHEN head @@ {names}::tsquery THEN 2"
        " WHEN head @@ {summary}::tsquery THEN 1 ELSE 0 END",
        title=query.within("A"),
        names=query.within("AB"),
        summary=query.within("ABC"),
    )


def _found(query: TextQuery) -> Sql:
    found = [Sql.of(FOUND, unwanted=_has_no(query))]
    for phrase in query.phrases:
        found.append(Sql.of("page_id IN ({pages})", pages=Sql.of(WITH_PHRASE, phrase=phrase)))
    for phrase in query.unwanted_phrases:
        found.append(Sql.of("page_id NOT IN ({pages})", pages=Sql.of(WITH_PHRASE, phrase=phrase)))
    return Sql.joined(" AND ", found)


def _has_no(query: TextQuery) -> Sql:
    if not query.unwanted_words:
        return Sql("TRUE")
    having = "page_id NOT IN (SELECT page_id FROM search_entry WHERE words @@ {words}::tsquery)"
    return Sql.of(having, words=query.unwanted_words)
