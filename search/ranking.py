"""Which match stands first: what the words are to the title comes before how often they stand."""

import re

from search.sql import Sql
from search.tsquery import TextQuery

# So many pages are put in order by how well they match; where there are more, those come first that
# have the words in their title, then names, then summary, and the newest of them.
CANDIDATES = 200
# Of body, summary, names and title (D, C, B, A).
WEIGHTS = [0.05, 0.2, 0.6, 1.0]
# Divides the rank by itself plus one, so that it stays below 1, the least of the boosts.
BELOW_ONE = 32
# What means something in a regular expression; letters of any script stand for themselves.
PUNCTUATION = re.compile(r"[!-/:-@\[-`{-~]")
TITLE_IS_THE_WORDS = 8
A_NAME_IS_THE_WORDS = 5
TITLE_HAS_THE_PHRASE = 4
A_NAME_IS_AMONG_THE_WORDS = 3
PLACES = {3: 2, 2: 1.5, 1: 0.9, 0: 0}
# Where one of the words is enough: for a page with all of them.
HAS_ALL_PARTS = 4
# For a title of exactly the words and no others; a part of it for words that both have.
TITLE_IS_ABOUT_THE_WORDS = 3
# For a page with all words in its title, names and summary; a part of it for some.
HEAD_HAS_THE_WORDS = 1
# A question of more words than this is judged by the first.
MOST_PARTS = 12
# The best of its passages, and how many there are.
A_PASSAGE_HAS_ALL_WORDS = 0.3

PICKED = """
SELECT page_id, place FROM found ORDER BY place DESC, date DESC NULLS LAST, page_id LIMIT {most}
"""
# How well the words of each page and of its documents match, at their best.
PASSAGES = """
SELECT page_id, max(rank) AS best, bool_or(has_all) AS has_all, count(*) AS number FROM (
  SELECT picked.page_id, ts_rank(vector, {anything}::tsquery, 1) AS rank,
    vector @@ {all}::tsquery AS has_all
  FROM picked JOIN search_passage AS passage ON passage.page_id = picked.page_id
  WHERE vector @@ {anything}::tsquery
  UNION ALL
  SELECT picked.page_id, ts_rank(vector, {anything}::tsquery, 1), vector @@ {all}::tsquery
  FROM picked JOIN used ON used.page_id = picked.page_id
  JOIN search_passage AS passage ON passage.file_id = used.file_id
  WHERE vector @@ {anything}::tsquery
) AS passages GROUP BY page_id
"""
SCORED = """
SELECT picked.page_id,
  CASE WHEN lower(title) = lower({phrase}) THEN {title_is} ELSE 0 END
  + CASE WHEN title ~* {whole_words} THEN {title_has} ELSE 0 END
  + coalesce((
      SELECT max(CASE WHEN name = lower({phrase}) THEN {name_is} ELSE {name_among} END)
      FROM unnest(string_to_array(lower(names), E'\\n')) AS name
      WHERE name <> '' AND strpos(lower({phrase_between_spaces}), ' ' || name || ' ') > 0
    ), 0)
  + {place}
  + {title_about} * 2.0 * ({parts_in_title})
    / ({parts} + greatest(1, length(ts_filter(head, {letter_a}::"char"[]))))
  + {head_has} * ({parts_in_head})::float / {parts}
  + ts_rank({weights}::real[], head, {anything}::tsquery, {below_one})
  + CASE WHEN has_all THEN {has_all} ELSE 0 END
  + coalesce(best / (best + 0.1), 0) * 0.3 + coalesce(ln(1 + number) * 0.02, 0) AS score
FROM picked JOIN search_entry USING (page_id) LEFT JOIN passages USING (page_id)
"""
CANDIDATES_SQL = """
WITH picked AS MATERIALIZED ({picked}), passages AS MATERIALIZED ({passages}) {scored}
"""
ORDER = """
SELECT array_agg(found.page_id ORDER BY
  candidates.score DESC NULLS LAST, place DESC, date DESC NULLS LAST, lower(title), found.page_id)
FROM found LEFT JOIN candidates USING (page_id)
"""


def candidates(query: TextQuery, words: str) -> Sql:
    """Rows of (page_id, score) for the pages that are put in order, of those in `found`."""
    phrase = words.strip("\"' ")
    return Sql.of(
        CANDIDATES_SQL,
        picked=Sql.of(PICKED, most=CANDIDATES),
        passages=Sql.of(PASSAGES, anything=query.anything, all=query.all),
        scored=Sql.of(
            SCORED,
            phrase=phrase,
            phrase_between_spaces=f" {phrase} ",
            whole_words=_whole_words(phrase),
            title_is=TITLE_IS_THE_WORDS,
            title_has=TITLE_HAS_THE_PHRASE,
            name_is=A_NAME_IS_THE_WORDS,
            name_among=A_NAME_IS_AMONG_THE_WORDS,
            place=_points_of_place(query),
            title_about=TITLE_IS_ABOUT_THE_WORDS,
            parts_in_title=_number_of_parts(query, "A"),
            head_has=HEAD_HAS_THE_WORDS,
            parts_in_head=_number_of_parts(query, "ABC"),
            parts=len(query.wanted[:MOST_PARTS]),
            letter_a=["a"],
            weights=WEIGHTS,
            anything=query.anything,
            below_one=BELOW_ONE,
            has_all=A_PASSAGE_HAS_ALL_WORDS,
        ),
    )


def order() -> Sql:
    """One row: the ids of everything in `found`, the best first."""
    return Sql(ORDER)


def has_part(column: str, part: str) -> Sql:
    """1 where a part of the query is in a column, else 0."""
    return Sql.of("({column} @@ {part}::tsquery)::int", column=Sql(column), part=part)


def _number_of_parts(query: TextQuery, weights: str) -> Sql:
    parts = query.each_within(weights)[:MOST_PARTS]
    return Sql.joined(" + ", [has_part("head", part) for part in parts])


def _points_of_place(query: TextQuery) -> Sql:
    if query.is_any:
        return Sql(f"{HAS_ALL_PARTS} * place::float / {len(query.wanted)}")
    cases = [Sql.of("WHEN {place} THEN {points}", place=p, points=v) for p, v in PLACES.items()]
    return Sql.of("CASE place {cases} END", cases=Sql.joined(" ", cases))


def _whole_words(phrase: str) -> str:
    return rf"(^|\W){PUNCTUATION.sub(_escaped, phrase)}(\W|$)"


def _escaped(match: re.Match[str]) -> str:
    return f"\\{match.group()}"
