"""How hard a page is as a whole."""

import socket

import pytest

from core.plain_language import PageWords, Words, judge
from core.plain_language.reading_age import count_syllables, reading_age

EASY = "We look at what went well. We ask what we can do in a new way. You can help us. " * 6
HARD = (
    "Multi-agency safeguarding arrangements necessitate collaborative accountability across "
    "organisational boundaries, facilitating proportionate intervention opportunities. "
) * 8


def age_of(text: str) -> int | None:
    return reading_age(PageWords([Words(text)]))


def test_easy_words_are_for_the_young() -> None:
    assert age_of(EASY) <= 8


def test_hard_words_are_for_nobody() -> None:
    assert age_of(HARD) >= 20


def test_a_few_lines_tell_nothing() -> None:
    assert age_of("Multidisciplinary accountability.") is None
    assert age_of("") is None
    assert age_of("1 2 3 " * 50) is None


def test_an_item_of_a_list_ends_a_sentence() -> None:
    items = PageWords([Words("bring somebody with you")] * 30)
    assert reading_age(items) < 10


@pytest.mark.parametrize(
    ("word", "count"), [("child", 1), ("family", 3), ("review", 2), ("safeguarding", 3)]
)
def test_syllables_are_counted_as_spoken(word: str, count: int) -> None:
    assert count_syllables(word) == count


def test_nothing_is_fetched(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*args: object, **kwargs: object) -> None:
        raise AssertionError("The reading age asked the network.")

    monkeypatch.setattr(socket.socket, "connect", refuse)
    assert age_of(EASY)


def test_a_hard_page_is_told_so_and_an_easy_one_isnt() -> None:
    def codes(text: str) -> list[str]:
        return [group.rule.code for group in judge(PageWords([Words(text)])).groups]

    assert "reading-age" in codes(HARD)
    assert codes(EASY) == []


def test_the_words_that_weigh_most_are_named() -> None:
    page = PageWords([Words(HARD + "accountability")])
    [group] = [group for group in judge(page).groups if group.rule.code == "reading-age"]
    assert "“accountability”" in group.advice[0].better
