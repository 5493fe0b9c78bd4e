import pytest

from search.language import Dictionary, dictionary, understand
from search.language.dictionary import register_dictionary
from search.language.understanding import Understood

from .texts import GLOSSARY, GROUPS, WORDS, answers

pytestmark = pytest.mark.django_db


def understood(words: str) -> Understood:
    return understand(words, WORDS)


def meanings(words: str) -> list[tuple[str, str]]:
    return [(one.word, one.meaning) for one in understood(words).expansions]


def test_what_was_added_is_said_with_the_words_it_was_added_to() -> None:
    assert meanings("bruises on a shaken baby") == [("shaken baby", "abusive head trauma")]
    assert meanings("lscb") == [("lscb", "Local Safeguarding Children Board")]


def test_names_lead_one_group_further_and_no_more() -> None:
    assert meanings("CCG") == [
        ("CCG", "Clinical Commissioning Group"),
        ("CCG", "ICB"),
        ("CCG", "Integrated Care Board"),
    ]
    chain = Dictionary([], [("one", "two"), ("two", "three"), ("three", "four")])
    assert [e.meaning for e in understand("one", chain).expansions] == ["two"]


def test_a_search_that_adds_nothing_quotes_what_means_more_and_nothing_else() -> None:
    query = understood("shaken baby training -adult")
    assert query.as_written == '"shaken baby" training -adult'
    assert understood(query.as_written).expansions == ()
    assert understood('lscb or neglect -"old age"').as_written == '"lscb" or "neglect" -"old age"'


@pytest.mark.parametrize("words", ["L.S.C.B.", "l.s.c.b", "l s c b", "L S C B"])
def test_an_abbreviation_may_have_dots_or_spaces(words: str) -> None:
    assert answers("The Local Safeguarding Children Board", words)
    assert answers("The LSCB", words)


def test_the_words_of_a_name_may_be_written_apart_or_together() -> None:
    assert answers("abusive head trauma", "shakenbaby")
    assert answers("LSCB", "local safe guarding children board")
    assert not answers("LSCB", "local guarding board")


def test_an_address_is_one_thing() -> None:
    assert answers("Write to SSCP@sefton.gov.uk today", "sscp@sefton.gov.uk")
    assert not answers("gov.uk, sefton, sscp", "sscp@sefton.gov.uk")


def test_numbers_are_found_however_they_are_written() -> None:
    assert answers("Call 0151 934 3555", "01519343555")
    assert answers("Published in March 2020", "03/2020")
    assert answers("Published in October 2019", "oct 2019")
    assert answers("7-minute briefing", "7minute briefing")
    assert not answers("Published in March 2020", "13/2020")


def test_a_child_of_ones_own_is_a_child() -> None:
    assert answers("When a child dies", "my daughter died")
    assert not answers("When a child dies", "daughter died")


def test_names_are_what_is_asked_without_the_small_words_around_it() -> None:
    assert understood("what is a serious case review?").names[1] == "serious case review"
    assert understood("who were the").names == ("who were the",)


def test_quotation_marks_add_nothing() -> None:
    assert meanings('"shaken baby"') == []
    assert understood("“shaken baby” review").phrases == ("shaken baby",)


def test_an_abbreviation_that_is_a_word_needs_capitals_beside_other_words() -> None:
    assert meanings("mash") == [("mash", "Multi-Agency Safeguarding Hub")]
    assert meanings("refer to MASH") == [("MASH", "Multi-Agency Safeguarding Hub")]
    assert meanings("potato mash") == []
    assert meanings("SAUSAGES AND MASH") == []


def test_a_name_of_small_words_is_found_and_not_looked_for() -> None:
    names = [meaning for _, meaning in meanings("looked after children")]
    assert "in care" not in names
    assert "children in care" in names


def test_what_is_wanted_is_told_from_what_is_not() -> None:
    query = understood('Delilah "safe sleep" or bruises -adult -"old age"')
    assert query.words == 'Delilah "safe sleep" or bruises'
    assert query.plain_words == ("delilah", "bruises")
    assert query.phrases == ("safe sleep",)
    assert query.unwanted == ("adult", "old age")


def test_nothing_to_look_for_is_no_query() -> None:
    for words in ["", "   ", "the", "who are you", "-neglect", '-"safe sleep"', '""', "😀", "?!"]:
        query = understood(words)
        assert (query.tsquery, query.terms) == ("", ()), words


def test_fillers_are_left_out_of_questions_only() -> None:
    assert [term.asked for term in understood("what happens if I need help").terms] == ["help"]
    assert [term.asked for term in understood("child in need").terms] == ["child", "need"]


def test_many_words_and_long_ones_are_cut() -> None:
    query = understood("word " * 5000)
    assert query.tsquery == "'word'"
    assert len(understood("x" * 10_000).tsquery) < 100
    many = " ".join(f"word{number}" for number in range(500))
    assert len(understood(many).terms) == 40


def test_without_a_dictionary_todays_is_asked_for(monkeypatch: pytest.MonkeyPatch) -> None:
    asked = []

    def source() -> Dictionary:
        asked.append("asked")
        return Dictionary(GLOSSARY, GROUPS)

    monkeypatch.setattr(dictionary, "_sources", [])
    register_dictionary(source)
    assert understand("lscb").expansions
    assert not understand("").expansions
    assert asked == ["asked"]
