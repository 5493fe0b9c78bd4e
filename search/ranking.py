"""Which match stands first: what the words are to the title comes before how often they stand."""

import re
from collections.abc import Sequence

from core.models import SiteSettings
from search.language.characters import IndexedWords, readable
from search.language.english import STOP_WORDS, stem
from search.language.reading import words_of
from search.language.understanding import as_phrase
from search.ranking_sql import OF_PHRASE, RANKING, SCORED, WITH_ALL, WITH_SOME
from search.sql import Sql
from search.tsquery import TextQuery
from search.words import CONFIG

# So many pages are put in order by how well they match; where there are more, those that have the
# words in their title, then names, then summary, and of these the ones with most pages of documents
# that have them all.
CANDIDATES = 200
# Of body, summary, names and title (D, C, B, A).
WEIGHTS = [0.05, 0.2, 0.6, 1.0]
# Divides the rank by itself plus one, so that it stays below 1, the least of the boosts.
BELOW_ONE = 32
# Punctuation between words is no part of a title: Review: Delilah is Review Delilah.
BETWEEN_WORDS = re.compile(r"[!-/:-@\[-`{-~\s]+")
PLAIN_TITLE = r"btrim(regexp_replace(lower(title), '[!-/:-@\[-`{-~\s]+', ' ', 'g'))"
# Serious Case Reviews (SCRs) is asked for without its abbreviation.
WITHOUT_BRACKETS = r"regexp_replace(title, '\s*\([^()]*\)\s*$', '')"
INDEXED_TITLE = IndexedWords.template % {"expressions": WITHOUT_BRACKETS}
TITLE_IS_THE_WORDS = 8
A_NAME_IS_THE_WORDS = 5
TITLE_HAS_THE_PHRASE = 4
# For a title that has hardly any other words; a part of it for others.
TITLE_HAS_NO_OTHER_WORDS = 2
# And another name of the same thing: then it is the page about it.
TITLE_HAS_ANOTHER_NAME = 1
A_NAME_IS_AMONG_THE_WORDS = 3
# Who decides on a serious case review asks about the page of that title; the more so, the less else
# is asked.
THE_TITLE_IS_AMONG_THE_WORDS, AND_IS_NEARLY_ALL = 3, 2
# A year or an edition is no name by which anybody knows a page among others.
A_NUMBER_IS_AMONG_THE_WORDS = 1
# A page's own names come first, then those of what it is about: a review before its briefing.
EACH_LATER_NAME = 0.1
MOST_LATER_NAMES = 9
# A name that more pages have, their publisher's or their kind's, tells less.
FEW_PAGES = 2
PLACES = {3: 3, 2: 1.5, 1: 0.9, 0: 0}
# Where one of the words is enough: for a page with all of them.
HAS_ALL_PARTS = 3
# For a title that has all the words, and the same again for one that has no others; a part of it
# for some.
TITLE_IS_ABOUT_THE_WORDS = 1.5
# For a page with all words in its title, names and summary; a part of it for some.
HEAD_HAS_THE_WORDS = 1
# A question of more words than this is judged by the first.
MOST_PARTS = 12
# Of pages that fit about as well, that about being worried about a child: nobody should have to
# look for it.
IS_THE_CONCERN_PAGE = 0.2
# The best of its passages, and how many there are.
A_PASSAGE_HAS_ALL_WORDS = 0.3
# For each word of it, up to four.
SOMETHING_HAS_THE_PHRASE = 0.7
# And the page itself says it, not only a document that it shows.
THE_PAGE_HAS_ALL_WORDS = 0.6

# Passages that are counted, and those with some of the words only; more than a partnership has.
MOST_PASSAGES, MOST_WITH_SOME = 10_000, 5_000
# Where there are more, or more pages are found than this, how many a page has tells nothing: so
# many pages are put in order, those with the words in title, names or summary and the newest, by so
# many passages of each file.
MANY_PAGES = 1_000
CANDIDATES_OF_COMMON, PASSAGES_OF_FILE = 40, 5
# Passages that are looked at to see how well they match.
MOST_RANKED = 1_000


def ranking(
    query: TextQuery, names: Sequence[str], phrases: dict[str, str], is_readable: Sql
) -> Sql:
    """The tables that put `found` in order, and the answer: one row with its ids, the best first.

    `names` is what the reader asked for and what else it is called; `phrases` names the tables of
    passages that have each phrase; `is_readable` says whether a file may be read in a page.
    """
    with_all = Sql.of(WITH_ALL, all=query.all, most=MOST_PASSAGES)
    if query.all in phrases:
        with_all = Sql.of(OF_PHRASE, passages=Sql(phrases[query.all]), most=MOST_PASSAGES)
    in_title = {phrase: name for name in names if (phrase := as_phrase(name, "A"))}
    with_some = Sql.of(WITH_SOME, anything=query.anything, most=MOST_WITH_SOME)
    return Sql.of(
        RANKING,
        with_all=with_all,
        with_some=with_some if len(query.wanted) > 1 else Sql(""),
        all=query.all,
        is_readable=is_readable,
        most=MOST_PASSAGES,
        many=MANY_PAGES,
        candidates=CANDIDATES,
        candidates_of_common=CANDIDATES_OF_COMMON,
        passages_of_file=PASSAGES_OF_FILE,
        anything=query.anything,
        config=CONFIG,
        in_a_row=as_phrase(names[0], ""),
        in_title=list(in_title),
        indexed_title=Sql(INDEXED_TITLE),
        in_some_title=query.anything_within("A"),
        in_words=[" ".join(_words(name)) for name in in_title.values()],
        words_in_title=[len(_telling(name)) for name in in_title.values()],
        ranked=MOST_RANKED,
        scored=_scored(query, names),
    )


def _scored(query: TextQuery, names: Sequence[str]) -> Sql:
    return Sql.of(
        SCORED,
        phrases=[plain for plain in map(_plain, names) if plain],
        typed=list(dict.fromkeys([_plain(names[0]), _in_the_singular(names[0])])),
        title_among=THE_TITLE_IS_AMONG_THE_WORDS,
        title_nearly=AND_IS_NEARLY_ALL,
        concern_pages=SiteSettings.objects.order_by().values("concern_page_id"),
        is_concern_page=IS_THE_CONCERN_PAGE,
        plain_title=Sql(PLAIN_TITLE),
        config=CONFIG,
        title_is=TITLE_IS_THE_WORDS,
        title_has_no_other=TITLE_HAS_NO_OTHER_WORDS,
        title_has=TITLE_HAS_THE_PHRASE,
        title_has_another=TITLE_HAS_ANOTHER_NAME,
        later_name=EACH_LATER_NAME,
        few_pages=FEW_PAGES,
        most_later_names=MOST_LATER_NAMES,
        name_is=A_NAME_IS_THE_WORDS,
        name_among=A_NAME_IS_AMONG_THE_WORDS,
        number_among=A_NUMBER_IS_AMONG_THE_WORDS,
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
        says_all=THE_PAGE_HAS_ALL_WORDS,
        has_phrase=SOMETHING_HAS_THE_PHRASE * min(4, len(_telling(names[0]))),
        in_a_row=as_phrase(names[0], ""),
        all_words=" & ".join(query.positive_words),
    )


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


def _words(text: str) -> list[str]:
    """The words of a name in the form that the index has them in."""
    return [part for word in words_of(readable(text)) for part in word.parts]


def _telling(text: str) -> set[str]:
    """The stems of those that are looked for."""
    return {stem(part) for part in _words(text) if part not in STOP_WORDS}


def _in_the_singular(text: str) -> str:
    """Delilah for Delilahs, which is how Delilah's is typed in a hurry."""
    return " ".join(word.removesuffix("s") if len(word) > 3 else word for word in _words(text))


def _plain(text: str) -> str:
    """As PLAIN_TITLE makes it of a title: words in small letters, a space between two."""
    return " ".join(BETWEEN_WORDS.sub(" ", text.lower()).split())
