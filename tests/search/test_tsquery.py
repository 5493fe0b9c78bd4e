import pytest

from search.sql import Sql
from search.tsquery import parse


def as_postgres_writes(text: str) -> str:
    ((written,),) = Sql.of("SELECT {text}::tsquery::text", text=text).rows()
    return written


@pytest.mark.django_db
@pytest.mark.parametrize(
    "text",
    [
        "'neglect'",
        "a & b & c",
        "a & (b | c) & !d",
        "a <-> b <2> c & d",
        "(a | b) <-> c | !(d & e)",
        "c:* & !(a <-> b)",
        "'it''s \\\\ a \"word\" & (or) |' & b",
        "a | b & c | d <-> e",
    ],
)
def test_what_is_taken_apart_and_put_together_means_the_same(text: str) -> None:
    written = as_postgres_writes(text)
    query = parse(written)
    again = [*query.positive, *(f"!{node.render()}" for node in query.unwanted)]
    assert as_postgres_writes(" & ".join(again)) == written


def test_phrases_are_told_from_words() -> None:
    query = parse("'neglect' & 'profession' <-> 'curios' & !'plan' & !( 'annual' <-> 'report' )")
    assert query.wanted_words == "'neglect' & ('profession' & 'curios')"
    assert query.unwanted_words == "'plan'"
    assert query.phrases == ["('profession' <-> 'curios')"]
    assert query.unwanted_phrases == ["('annual' <-> 'report')"]
    assert query.within("AB") == "'neglect':AB & ('profession':AB <-> 'curios':AB)"


@pytest.mark.parametrize("text", ["", "  ", "!'a'", "!( 'a' | 'b' )"])
def test_nothing_wanted_is_nothing_asked(text: str) -> None:
    assert not parse(text)


def test_beginnings_of_words_stay_beginnings() -> None:
    assert parse("'neg':*").within("A") == "'neg':*A"


def test_what_postgres_never_writes_is_refused() -> None:
    with pytest.raises(ValueError, match="Not a text query"):
        parse("'a' ; drop table")
