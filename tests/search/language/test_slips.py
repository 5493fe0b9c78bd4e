import pytest

from search.language.british import spellings
from search.language.characters import readable, without_accents
from search.language.slips import KnownWord, guesses
from search.language.sounds import sound


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("fysical", "physical"),
        ("sykology", "psychology"),
        ("neglekt", "neglect"),
        ("kruelty", "cruelty"),
        ("abuze", "abuse"),
        ("beatriss", "beatrice"),
        ("mathilda", "matilda"),
        ("charley", "charlie"),
        ("nife", "knife"),
        ("rongly", "wrongly"),
        ("exploytation", "exploitation"),
        ("familys", "families"),
    ],
)
def test_words_written_by_ear_sound_alike(one: str, other: str) -> None:
    assert sound(one) == sound(other)


@pytest.mark.parametrize(("one", "other"), [("neglect", "reflect"), ("house", "horse")])
def test_other_words_do_not(one: str, other: str) -> None:
    assert sound(one) != sound(other)


def best(typed: str, *known: KnownWord) -> str:
    found = guesses(typed, known)
    return found[0].word if found else ""


def test_the_word_with_fewest_slips_wins_then_the_frequent_one() -> None:
    report, resort, reports = (KnownWord(w, 5) for w in ("report", "resort", "reports"))
    assert best("reprot", report, resort, reports) == "report"
    assert best("recort", KnownWord("report", 100), KnownWord("resort", 2)) == "report"


@pytest.mark.parametrize(
    ("typed", "known"),
    [("abc", "abd"), ("horse", "hospital"), ("order", "murder"), ("xyzzy", "abuse")],
)
def test_what_is_too_far_away_was_not_meant(typed: str, known: str) -> None:
    assert best(typed, KnownWord(known, 50)) == ""


def test_a_word_that_is_spelt_right_is_never_surely_another() -> None:
    (guess,) = guesses("horse", [KnownWord("house", 50)])
    assert not guess.is_sure
    (guess,) = guesses("hourse", [KnownWord("house", 50)])
    assert guess.is_sure


def test_a_name_has_many_spellings() -> None:
    (guess,) = guesses("mathew", [KnownWord("matthew", 1, "Matthew")])
    assert guess.is_sure


@pytest.mark.parametrize(
    ("british", "american"),
    [
        ("organise", "organize"),
        ("organisations", "organizations"),
        ("behavioural", "behavioral"),
        ("neighbourhood", "neighborhood"),
        ("paediatrician", "pediatrician"),
        ("foetal", "fetal"),
        ("haemorrhage", "hemorrhage"),
        ("centred", "centered"),
        ("judgement", "judgment"),
        ("acknowledgements", "acknowledgments"),
        ("enquiries", "inquiries"),
        ("ageing", "aging"),
        ("counsellor", "counselor"),
        ("analysed", "analyzed"),
        ("defence", "defense"),
        ("programme", "program"),
        ("learnt", "learned"),
        ("mum", "mom"),
    ],
)
def test_spellings_go_both_ways(british: str, american: str) -> None:
    assert american in spellings(british)
    assert british in spellings(american)


@pytest.mark.parametrize(
    "word", ["advise", "promise", "supervision", "hour", "four", "size", "child", "review", "metro"]
)
def test_other_words_have_one_spelling(word: str) -> None:
    assert spellings(word) == ()


def test_texts_are_made_readable() -> None:
    assert readable("“Child’s” ﬁndings\u00ad – \uf0b7bullet¹ no\u200bte") == (
        '"Child\'s" findings –  bullet  note'
    )
    assert readable("one\ntwo\x00three") == "one\ntwo three"


def test_accents_fall_away_and_other_scripts_stay() -> None:
    assert without_accents("Zoë Núñez") == "Zoe Nunez"
    assert without_accents("مرحبا") == "مرحبا"
