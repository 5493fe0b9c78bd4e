"""What somebody may be typing: titles, names, topics and words that the public may read right now.

Nothing is remembered between two requests: what was taken away is not suggested to the next reader.
"""

import re

from core.visibility import public_pages
from search.language.characters import readable
from search.models import SearchWord
from search.public_words import written_so
from search.sql import Sql

SHORTEST = 2  # letters
LONGEST = 60
MOST = 8
MOST_WORDS = 4
LAST_WORD = re.compile(r"[^\W\d_]{3,}$")

# Titles with a word that begins so, those that begin with it first; then names, alike.
TITLES_AND_NAMES = """
WITH pages AS MATERIALIZED (
  SELECT title, names FROM search_entry
  WHERE (strpos(' ' || lower(title), {beginning}) > 0 OR strpos(lower(names), {on_a_line}) > 0)
    AND page_id IN ({public})
)
SELECT text FROM (
  SELECT title AS text, strpos(lower(title), {typed}) AS place, 1 AS kind, 1 AS pages FROM pages
  WHERE strpos(' ' || lower(title), {beginning}) > 0
  UNION ALL
  SELECT name, 1, 0, count(*) FROM pages, unnest(string_to_array(names, E'\\n')) AS name
  WHERE strpos(lower(name), {typed}) = 1 GROUP BY name
) AS found ORDER BY place > 1, kind, pages DESC, length(text), text LIMIT {most}
"""


def suggestions(typed: str) -> list[str]:
    """The likeliest first; three queries at most."""
    text = " ".join(readable(typed[: 2 * LONGEST]).lower().split())[:LONGEST]
    text = text.strip("\"'-–")
    if len(text) < SHORTEST:
        return []
    found = [*_titles_and_names(text), *_words(text)]
    once = {suggestion.lower(): suggestion for suggestion in reversed(found)}
    return [once.pop(key) for key in dict.fromkeys(s.lower() for s in found) if key in once][:MOST]


def _titles_and_names(text: str) -> list[str]:
    rows = Sql.of(
        TITLES_AND_NAMES,
        typed=text,
        beginning=f" {text}",
        on_a_line=f"\n{text}",
        public=public_pages().order_by().values("pk"),
        most=MOST,
    ).rows()
    return [suggestion for (suggestion,) in rows]


def _words(text: str) -> list[str]:
    """The text with its last word completed by a frequent one."""
    match = LAST_WORD.search(text)
    if match is None:
        return []
    begun = match.group()
    likely = SearchWord.objects.filter(word__startswith=begun).exclude(word=begun)
    words = list(likely.order_by("-pages", "length", "word").values_list("word", "written")[:MOST])
    public = written_so({word for word, _ in words})
    before = text[: match.start()]
    return [before + written for word, written in words if word in public][:MOST_WORDS]
