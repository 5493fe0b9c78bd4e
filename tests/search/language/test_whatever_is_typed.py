"""Whatever is typed, PostgreSQL is asked something that it takes."""

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from search.language import understand
from search.language.reading import LONGEST_TEXT

from .texts import WORDS, parsed

pytestmark = pytest.mark.django_db

NASTY = st.text(
    alphabet="ab'\"\\:*&|!()<>- –’“”\x00\x01\u200f\u202e\u00ad0@%_/orORNOT\ud800ßİﬁ²é", max_size=80
)
WORDLIKE = st.lists(
    st.sampled_from(
        [
            "or",
            "OR",
            "|",
            "-",
            '"',
            "“",
            "the",
            "LSCB",
            "shaken",
            "baby",
            "in",
            "care",
            "-baby",
            "self-harm",
            "2017-18",
            "neglec*",
            "*",
            "’",
            "children's",
            "7",
            "and",
            "\u200f",
            "😀",
            "x" * 3000,
        ]
    ),
    max_size=30,
).map(" ".join)
ANYTHING = st.one_of(st.text(max_size=200), NASTY, WORDLIKE)
IN_ONE_TRANSACTION = settings(
    max_examples=150,
    deadline=None,
    derandomize=True,
    database=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)


@IN_ONE_TRANSACTION
@given(words=ANYTHING)
@example(words="'; DROP TABLE search_entry; --")
@example(words="a" * 10_000)
@example(words="\x00\x01\x1f")
@example(words="\u202e\u200f\u2067abc\u2069")
@example(words='"""')
@example(words='"unbalanced quote')
@example(words="-only -minus -“words”")
@example(words="😀 👶🏽 🏳️‍🌈")
@example(words="or or or | | or")
@example(words="((((((a & !b) | c <-> d")
@example(words="İstanbul ﬁnd ½ ² Ⅳ ٣")
@example(words="\ud800\udfff")
@example(words="e\u0301" * 500)
def test_the_query_is_always_valid(words: str) -> None:
    query = understand(words, WORDS)
    parsed(query.tsquery)
    for term in query.terms:
        parsed(term.tsquery)
    assert bool(query.tsquery) == bool(query.terms)


@IN_ONE_TRANSACTION
@given(words=ANYTHING)
def test_what_is_written_back_is_understood_again(words: str) -> None:
    again = understand(understand(words, WORDS).as_written, WORDS)
    parsed(again.tsquery)


@settings(derandomize=True, database=None, deadline=None)
@given(words=ANYTHING)
def test_what_is_shown_holds_nothing_unseen(words: str) -> None:
    query = understand(words, WORDS)
    assert len(query.text) <= 4 * LONGEST_TEXT  # a character may become a few: ½ is 1⁄2
    assert query.text.isprintable()
    query.text.encode()
