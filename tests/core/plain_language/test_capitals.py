"""Shouted words, and abbreviations that only look like them."""

import pytest

from core.plain_language import PageWords, Voice, Words
from core.plain_language.capitals import words_in_capitals


def found(text: str, known: frozenset = frozenset(), **voice: Voice) -> list[tuple[str, str]]:
    page = PageWords([Words(text, **voice)])
    names = frozenset(["Sefton", "Bootle"])
    return [(advice.found, advice.better) for advice in words_in_capitals(page, known, names)]


@pytest.mark.parametrize(
    ("text", "shouted", "better"),
    [
        ("IMPORTANT: read this first.", "IMPORTANT", "“Important”"),
        ("You must NOT wait.", "NOT", "“not”"),
        ("DO NOT WAIT for us.", "DO NOT WAIT", "“Do not wait”"),
        ("PLEASE READ THIS FIRST", "PLEASE READ THIS FIRST", "“Please read this first”"),
        ("Read it. NOW.", "NOW", "“Now”"),
        ("All SEFTON children", "SEFTON", "“Sefton”"),
        ("the SAFEGUARDING team", "SAFEGUARDING", "“safeguarding”"),
        ("inspected by OFSTED", "OFSTED", "“Ofsted”"),
        ("the NHS MUST act", "MUST", "“must”"),
        ("PARENTS’ rights", "PARENTS", "“Parents”"),
    ],
)
def test_a_shouted_word_is_given_in_ordinary_letters(text: str, shouted: str, better: str) -> None:
    assert found(text) == [(shouted, better)]


@pytest.mark.parametrize(
    "text",
    [
        "The NHS and the NSPCC",
        "Sefton LSCB became Sefton SCP",
        "LCSPRs and SCRs",
        "MAPPA, MARAC, CAMHS and LADO",
        "SEND and MASH, IT and US",
        "Part IV, Chapter XVIII, Henry VIII",
        "L20 3NJ and PR8 6HA",
        "GOV.UK",
        "BBC NEWS24",
        "I said so. A child did.",
        "WCAG 2.2 AA",
        "see EXAMPLE.ORG or NOT@EXAMPLE.ORG",
        "“DO NOT ENTER” stood on the door",
        "file IMPORTANT.PDF",
        "Important, not shouted",
    ],
)
def test_abbreviations_and_the_like_are_left_alone(text: str) -> None:
    assert found(text) == []


def test_what_the_glossary_writes_in_capitals_is_right() -> None:
    assert found("the ACTION and ACTIONS boards", frozenset(["ACTION"])) == []


def test_a_quotation_may_shout() -> None:
    assert found("NOBODY EVER ASKED", voice=Voice.QUOTE) == []


def test_a_title_may_not() -> None:
    assert found("SAFEGUARDING CHILDREN", voice=Voice.TITLE) == [
        ("SAFEGUARDING CHILDREN", "“Safeguarding children”")
    ]
