"""All rules together: in order, and only where they apply."""

from core.plain_language import Heading, Link, PageWords, Picture, Term, Voice, Words, judge
from core.plain_language.rules import RULES

EVERYTHING = PageWords(
    words=[
        Words("PLEASE read this in order to help the LADO on 04/12/2022. " + "word " * 30),
    ],
    links=[Link("click here", address="https://example.org/")],
    headings=[Heading(3, "Too small")],
    pictures=[Picture(""), Picture("IMG_0001.jpg")],
)


def codes(page: PageWords) -> list[str]:
    return [group.rule.code for group in judge(page).groups]


def test_what_shuts_somebody_out_comes_first() -> None:
    order = [rule.code for rule in RULES]
    assert codes(EVERYTHING) == [code for code in order if code != "reading-age"]
    assert judge(EVERYTHING).count == 9


def test_every_rule_says_why() -> None:
    assert all(rule.title and rule.why.endswith(".") for rule in RULES)


def test_english_rules_are_for_english() -> None:
    page = PageWords(EVERYTHING.words, EVERYTHING.links, EVERYTHING.headings, EVERYTHING.pictures)
    page.is_english = False
    assert codes(page) == ["missing-description", "heading-order", "poor-description"]


def test_a_plain_page_is_left_in_peace() -> None:
    page = PageWords(
        [
            Words("Reviews", voice=Voice.TITLE),
            Words("We look at what happened on 4 December 2022, so that services can learn."),
            Words("Call 0151 934 3555, open 24/7. 1/2 of all SCRs took a year.", voice=Voice.PROSE),
        ],
        [Link("How we learn", address="page:1")],
        [Heading(2, "What happens next"), Heading(3, "Then")],
        [Picture("The door of our office")],
    )
    assert judge(page, [Term("SCR", "Serious Case Review")]).groups == []


def test_a_hard_word_is_told_once_with_how_often_it_stands_there() -> None:
    page = PageWords([Words("Call prior to Monday. Write prior to Friday. We utilise both.")])
    [group] = judge(page).groups
    assert [(advice.found, advice.better, advice.note) for advice in group.advice] == [
        ("prior to", "“before”", "2 times on this page"),
        ("utilise", "“use”", ""),
    ]
