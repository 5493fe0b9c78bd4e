"""Abbreviations that nothing explains."""

import pytest

from core.plain_language import PageWords, Term, Voice, Words
from core.plain_language.terms import is_spelled_out, unexplained_terms

LCSPR = Term("LCSPR", "Local Child Safeguarding Practice Review")


def found(*words: Words | str, glossary: tuple[Term, ...] = ()) -> list[str]:
    page = PageWords([word if isinstance(word, Words) else Words(word) for word in words])
    return [advice.found for advice in unexplained_terms(page, glossary)]


@pytest.mark.parametrize(
    "text", ["Call the LADO.", "two LADOs met", "the CAMHS team", "S&F groups", "ask your ICB,"]
)
def test_letters_that_nothing_explains_are_found(text: str) -> None:
    assert len(found(text)) == 1


@pytest.mark.parametrize(
    "text",
    [
        "The local authority designated officer (LADO) helps. Call the LADO.",
        "The LADO (Local Authority Designated Officer) helps.",
        "LADO – local authority designated officer",
        "LADO means local authority designated officer.",
        "The Child and Adolescent Mental Health Services (CAMHS) can help.",
        "Multi-agency safeguarding hub (MASH)",
        "Two designated safeguarding leads (DSLs)",
    ],
)
def test_letters_that_the_page_spells_out_are_explained(text: str) -> None:
    assert found(text) == []


def test_brackets_alone_explain_nothing() -> None:
    assert not is_spelled_out("LADO", "Please tell somebody (LADO) about it.")
    assert not is_spelled_out("LADO", "The LADO (in Bootle) helps.")


@pytest.mark.parametrize(
    "text",
    [
        "the NHS, a GP and the UK",
        "Part II and Henry VIII",
        "L20 3NJ, A4, MP3",
        "GOV.UK and HTTP://EXAMPLE.ORG",
        "DO NOT WAIT",
        "at 9 AM",
        "A child. I said so.",
        "WORKING TOGETHER",
    ],
)
def test_what_everybody_knows_is_left_alone(text: str) -> None:
    assert found(text) == []


def test_each_is_told_once() -> None:
    assert found("The LADO met.", "The LADO talked.") == ["LADO"]


def test_the_glossary_explains_in_running_text() -> None:
    assert found("What an LCSPR is. LCSPRs differ.", glossary=(LCSPR,)) == []


def test_a_title_is_told_what_the_glossary_would_say() -> None:
    title = Words("What is an LCSPR?", voice=Voice.TITLE)
    page = PageWords([title, Words("It looks at what happened.")])
    [advice] = unexplained_terms(page, (LCSPR,))
    assert advice.better == "“Local Child Safeguarding Practice Review”"
    assert found(title, "An LCSPR is a review.", glossary=(LCSPR,)) == []


def test_letters_in_a_quotation_are_somebody_elses() -> None:
    assert found(Words("Ask the LADO.", voice=Voice.QUOTE)) == []


def test_what_is_better_depends_on_how_often_it_is_used() -> None:
    once, twice = (
        next(iter(unexplained_terms(PageWords([Words(text)]))))
        for text in ("The LADO met.", "The LADO met. The LADO talked.")
    )
    assert "only once" in once.better
    assert "first time" in twice.better
