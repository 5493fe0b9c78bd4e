"""Which public pages have a reader's words, and in which order: one query, whatever they are.

The words are looked up in the entries, one row a page, so that counting is exact and cheap. Then
what no stored flag can be trusted with is asked: whether the page is public now, and whether the
documents whose words are in the entry are still to be read there. An entry for which that isn't so
counts with the words of its other documents only.

Order is worked out for a bounded number of pages, those with the words in title, names or summary
before the others and the newest first among equals; the rest follows in that very order.
"""

from collections.abc import Sequence
from typing import NamedTuple

from core.visibility import public_pages
from search.entries import lexemes_of, readable_among
from search.ranking import ranking
from search.sql import Sql
from search.tsquery import TextQuery

# Pages with the wanted words, public now. Written so that PostgreSQL does what is quick whatever
# the word: a query stands in a SELECT, or all words of all pages would be read where most have it;
# and `IS TRUE` keeps sets of ids sets, which would be joined one by one (docs/adr/0011).
MATCHED = """
SELECT page_id::bigint, title, date, files, {place} AS place
FROM search_entry
WHERE words @@ (SELECT {wanted}::tsquery) AND (page_id IN (SELECT id FROM public)) IS TRUE
"""
# Their files; a page with any in its entry that can't be read there now isn't believed. Both ids
# are put into one number: looking up pairs takes half as long again.
INCLUDED = """
SELECT page_id, file_id,
  (page_id << 40 | file_id IN (SELECT page_id << 40 | file_id FROM readable)) IS TRUE AS is_readable
FROM (SELECT page_id, unnest(files) AS file_id FROM matched) AS included
"""
FRESH = """
SELECT page_id FROM (
  SELECT page_id, array_agg(lexeme) AS lexemes FROM ({lexemes}) AS lexemes GROUP BY page_id
) AS words WHERE array_to_tsvector(lexemes) @@ {words}::tsquery
"""
FOUND = """
SELECT page_id, title, date, place FROM matched
WHERE CASE WHEN page_id IN (SELECT page_id FROM stale)
  THEN page_id IN (SELECT page_id FROM fresh) ELSE {unwanted} END
"""
# Pages where a phrase stands: in the head, in the page's own words or in a document.
WITH_PHRASE = """
SELECT page_id FROM search_entry WHERE head @@ (SELECT {phrase}::tsquery)
UNION ALL
SELECT page_id FROM {places} AS place WHERE page_id IS NOT NULL
UNION ALL
SELECT used.page_id FROM {places} AS place JOIN used ON used.file_id = place.file_id
"""
PASSAGES = """
SELECT id, page_id, file_id FROM search_passage WHERE vector @@ (SELECT {phrase}::tsquery)
"""
PHRASE_TABLES = """
{name} AS MATERIALIZED ({passages}),
{places} AS MATERIALIZED (SELECT page_id, file_id FROM {name} GROUP BY page_id, file_id),
"""
MATCH = """
WITH public AS MATERIALIZED ({public}), matched AS MATERIALIZED ({matched}),
readable AS MATERIALIZED ({readable}), included AS MATERIALIZED ({included}),
used AS MATERIALIZED (SELECT page_id, file_id FROM included WHERE is_readable),
stale AS MATERIALIZED (SELECT page_id FROM included WHERE NOT is_readable),
fresh AS MATERIALIZED ({fresh}), {phrases}
found AS MATERIALIZED ({found}), {ranking}
"""


class Matches(NamedTuple):
    """The ids of all public pages that match, the best first.

    `is_apt` where a page has all the words in its title, names and summary.
    """

    ids: list[int]
    is_apt: bool


def matching_pages(query: TextQuery, names: Sequence[str]) -> Matches:
    """What matches; `names` is what the reader asked for and what else it is called."""
    if not query:
        return Matches([], is_apt=False)
    ((ids, place),) = match_sql(query, names).rows()
    return Matches([int(page_id) for page_id in (ids or "").split(",") if page_id], bool(place))


def match_sql(query: TextQuery, names: Sequence[str]) -> Sql:
    """The query behind it: one row with an array of ids."""
    phrases = {
        phrase: f"phrase_{number}"
        for number, phrase in enumerate([*query.phrases, *query.unwanted_phrases])
    }
    stale_pages = Sql("SELECT page_id FROM stale")
    return Sql.of(
        MATCH,
        public=public_pages().order_by().values("id"),
        readable=readable_among(Sql("matched")),
        matched=Sql.of(MATCHED, place=_place(query), wanted=query.wanted_words),
        included=Sql(INCLUDED),
        fresh=Sql.of(FRESH, lexemes=lexemes_of(stale_pages, Sql("used")), words=query.words),
        phrases=_passages_with(phrases),
        found=_found(query, phrases),
        ranking=ranking(query, names, phrases),
    )


def _passages_with(phrases: dict[str, str]) -> Sql:
    tables = [
        Sql.of(PHRASE_TABLES, name=Sql(name), places=_places(name), passages=passages)
        for phrase, name in phrases.items()
        for passages in [Sql.of(PASSAGES, phrase=phrase)]
    ]
    return Sql.joined(" ", tables)


def _places(name: str) -> Sql:
    """The table of whose the passages with a phrase are, each page and file once."""
    return Sql(f"{name}_places")


def _place(query: TextQuery) -> Sql:
    """Where the words stand: 3 in the title, 2 in title and names, 1 with the summary, 0 below.

    Where one of the parts is enough, how many of them the page has.
    """
    if query.is_any:
        return Sql.joined(" + ", [_has_words(part) for part in query.positive_words])
    return Sql.of(
        "CASE WHEN head @@ {title}::tsquery THEN 3 WHEN head @@ {names}::tsquery THEN 2"
        " WHEN head @@ {summary}::tsquery THEN 1 ELSE 0 END",
        title=query.within("A"),
        names=query.within("AB"),
        summary=query.within("ABC"),
    )


def _found(query: TextQuery, phrases: dict[str, str]) -> Sql:
    found = [Sql.of(FOUND, unwanted=_has_no(query))]
    for phrase, name in phrases.items():
        pages = Sql.of(WITH_PHRASE, phrase=phrase, places=_places(name))
        truth = "TRUE" if phrase in query.phrases else "NOT TRUE"
        found.append(Sql.of(f"(page_id IN ({{pages}})) IS {truth}", pages=pages))
    return Sql.joined(" AND ", found)


def _has_no(query: TextQuery) -> Sql:
    if not query.unwanted_words:
        return Sql("TRUE")
    return Sql.of("{has} = 0", has=_has_words(query.unwanted_words))


def _has_words(words: str) -> Sql:
    """1 for a page with these words, else 0; asked of the index, once for all pages."""
    having = "SELECT page_id FROM search_entry WHERE words @@ (SELECT {words}::tsquery)"
    return Sql.of(f"(page_id IN ({having}))::int", words=words)
