"""Which public pages have a reader's words, and in which order: one query, whatever they are.

The words are looked up in the entries, one row a page, so that counting is exact and cheap. Pages
that aren't public now are left out, and one with a document that can't be read there now counts
with the words of its other documents only (`search.standing`).

Order is worked out for a bounded number of pages, those with the words in title, names or summary
before the others and the newest first among equals; the rest follows in that very order.
"""

from collections.abc import Sequence
from typing import NamedTuple

from search.entries import lexemes_of
from search.ranking import ranking
from search.sql import Sql
from search.standing import as_array, standing_now
from search.tsquery import TextQuery

# Pages with the wanted words, public now. Written so that PostgreSQL does what is quick whatever
# the word: a query stands in a SELECT, or all words of all pages would be read where most have it.
MATCHED = """
SELECT page_id::bigint, title, date, files, {place} AS place
FROM search_entry
WHERE words @@ (SELECT {wanted}::tsquery) AND page_id <> ALL ({hidden})
"""
# Their files that may be read there now.
USED = """
SELECT page_id, file_id FROM (SELECT page_id, unnest(files) AS file_id FROM matched) AS included
WHERE {is_readable}
"""
FRESH = """
SELECT page_id FROM (
  SELECT page_id, array_agg(lexeme) AS lexemes FROM ({lexemes}) AS lexemes GROUP BY page_id
) AS words WHERE array_to_tsvector(lexemes) @@ {words}::tsquery
"""
FOUND = """
SELECT page_id, title, date, place FROM matched
WHERE CASE WHEN page_id = ANY ({stale})
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
WITH_WORDS = "SELECT page_id FROM search_entry WHERE words @@ (SELECT {words}::tsquery)"
PASSAGES = """
SELECT id, page_id, file_id FROM search_passage WHERE vector @@ (SELECT {phrase}::tsquery)
"""
PHRASE_TABLES = """
{name} AS MATERIALIZED ({passages}),
{places} AS MATERIALIZED (SELECT page_id, file_id FROM {name} GROUP BY page_id, file_id),
"""
MATCH = """
WITH matched AS MATERIALIZED ({matched}), used AS MATERIALIZED ({used}),
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
    standing = standing_now()
    phrases = _phrases(query, has_stale=bool(standing.stale))
    stale = as_array(standing.stale)
    matched = Sql.of(
        MATCHED,
        place=_place(query),
        wanted=query.wanted_words,
        hidden=as_array(standing.hidden),
    )
    stale_pages = Sql.of("SELECT page_id FROM matched WHERE page_id = ANY ({stale})", stale=stale)
    whole = {phrase.text: phrase.table for phrase in phrases if not phrase.words}
    return Sql.of(
        MATCH,
        matched=matched,
        used=Sql.of(USED, is_readable=standing.is_readable),
        fresh=Sql.of(FRESH, lexemes=lexemes_of(stale_pages, Sql("used")), words=query.words),
        phrases=_passages_with(phrases),
        found=_found(query, phrases, stale),
        ranking=ranking(query, names, whole, standing.is_readable),
    )


class Phrase(NamedTuple):
    """A part of a query that words alone don't decide, and the table of passages that have it.

    `in_passages` is what they have; where one of `words` stands on a page, that is enough as well.
    """

    text: str
    in_passages: str
    words: str
    table: str
    is_wanted: bool


def _phrases(query: TextQuery, *, has_stale: bool) -> list[Phrase]:
    """Words alone decide nothing where an entry has some that nobody may find."""
    phrases: list[Phrase] = []
    for text in [*query.phrases, *query.unwanted_phrases]:
        is_wanted = text in query.phrases
        in_passages, words = text, ""
        if is_wanted and not has_stale:
            in_passages, words = query.without_words(text)
        phrases.append(Phrase(text, in_passages, words, f"phrase_{len(phrases)}", is_wanted))
    return phrases


def _passages_with(phrases: list[Phrase]) -> Sql:
    tables = [
        Sql.of(PHRASE_TABLES, name=Sql(each.table), places=_places(each), passages=passages)
        for each in phrases
        for passages in [Sql.of(PASSAGES, phrase=each.in_passages)]
    ]
    return Sql.joined(" ", tables)


def _places(phrase: Phrase) -> Sql:
    """The table of whose the passages with a phrase are, each page and file once."""
    return Sql(f"{phrase.table}_places")


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


def _found(query: TextQuery, phrases: list[Phrase], stale: Sql) -> Sql:
    found = [Sql.of(FOUND, unwanted=_has_no(query), stale=stale)]
    for each in phrases:
        pages = [Sql.of(WITH_PHRASE, phrase=each.text, places=_places(each))]
        pages += [Sql.of(WITH_WORDS, words=each.words)] if each.words else []
        truth = "TRUE" if each.is_wanted else "NOT TRUE"
        rows = Sql.joined(" UNION ALL ", pages)
        found.append(Sql.of(f"(page_id IN ({{pages}})) IS {truth}", pages=rows))
    return Sql.joined(" AND ", found)


def _has_no(query: TextQuery) -> Sql:
    if not query.unwanted_words:
        return Sql("TRUE")
    return Sql.of("{has} = 0", has=_has_words(query.unwanted_words))


def _has_words(words: str) -> Sql:
    """1 for a page with these words, else 0; asked of the index, once for all pages."""
    return Sql.of(f"(page_id IN ({WITH_WORDS}))::int", words=words)
