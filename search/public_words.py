"""Which words stand, at this very moment, in something that the public may read."""

from collections.abc import Mapping

from core.visibility import public_pages
from search.entries import readable_among
from search.language import tsquery
from search.language.characters import without_accents
from search.sql import Sql
from search.words import CONFIG

# Rows of (word, the query that finds it, the pattern that it must fit or NULL).
ASKED = """
SELECT word, to_tsquery({config}, query) AS query, pattern
FROM unnest({words}::text[], {queries}::text[], {patterns}::text[]) AS asked (word, query, pattern)
"""
# The query stands in a SELECT so that PostgreSQL asks the index (search.matching says why).
PAGES = """
SELECT page_id::bigint, files FROM search_entry
WHERE words @@ (SELECT to_tsquery({config}, {anything})) AND (page_id IN ({public})) IS TRUE
"""
# The head first: most words that are there at all stand in some title, name or summary.
STANDING = """
WITH asked AS MATERIALIZED ({asked}), pages AS MATERIALIZED ({pages}),
used AS MATERIALIZED (SELECT file_id FROM ({readable}) AS files)
SELECT word FROM asked WHERE EXISTS (
  SELECT FROM search_entry WHERE head @@ query AND page_id IN (SELECT page_id FROM pages)
    AND (pattern IS NULL OR title || ' ' || names || ' ' || summary ~* pattern)
) OR EXISTS (
  SELECT FROM search_passage WHERE vector @@ query AND page_id IN (SELECT page_id FROM pages)
    AND (pattern IS NULL OR body ~* pattern)
) OR EXISTS (
  SELECT FROM search_passage WHERE vector @@ query AND file_id IN (SELECT file_id FROM used)
    AND (pattern IS NULL OR body ~* pattern)
)
"""


def standing(queries: Mapping[str, str]) -> set[str]:
    """Of the words those that are found by their query; a query is text for `to_tsquery`."""
    return _standing(queries, dict.fromkeys(queries))


def written_so(words: set[str]) -> set[str]:
    """Those of the words that stand somewhere written just so, capitals apart.

    Words of letters only. To be asked before a word is shown to anybody who didn't type it.
    """
    letters = {word for word in words if word.isalpha()}
    queries = {word: tsquery.one(without_accents(word)) for word in letters}
    return _standing(queries, {word: rf"\m{word}\M" for word in letters})


def _standing(queries: Mapping[str, str], patterns: Mapping[str, str | None]) -> set[str]:
    asked = {word: query for word, query in queries.items() if query}
    if not asked:
        return set()
    pages = Sql.of(
        PAGES,
        config=CONFIG,
        anything=tsquery.any_of(asked.values()),
        public=public_pages().order_by().values("pk"),
    )
    rows = Sql.of(
        ASKED,
        config=CONFIG,
        words=list(asked),
        queries=list(asked.values()),
        patterns=[patterns[word] for word in asked],
    )
    readable = readable_among(Sql("pages"))
    found = Sql.of(STANDING, asked=rows, pages=pages, readable=readable).rows()
    return {word for (word,) in found}
