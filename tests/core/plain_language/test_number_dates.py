"""Dates in numbers, and what only looks like them."""

import pytest

from core.plain_language import PageWords, Voice, Words
from core.plain_language.number_dates import dates_in, number_dates


@pytest.mark.parametrize(
    ("text", "found", "better"),
    [
        ("Published 04/12/2022.", "04/12/2022", "4 December 2022"),
        ("Published 4/12/22.", "4/12/22", "4 December 2022"),
        ("on 4.12.2022", "4.12.2022", "4 December 2022"),
        ("on 4-12-2022", "4-12-2022", "4 December 2022"),
        ("on 2022-12-04", "2022-12-04", "4 December 2022"),
        ("on 2022/12/04", "2022/12/04", "4 December 2022"),
        ("(04/12/2022)", "04/12/2022", "4 December 2022"),
        ("on 12/25/2022", "12/25/2022", "25 December 2022"),
        ("on 29/02/2024", "29/02/2024", "29 February 2024"),
        ("last updated 12/2022", "12/2022", "December 2022"),
    ],
)
def test_a_date_in_numbers_is_given_in_words(text: str, found: str, better: str) -> None:
    assert list(dates_in(text)) == [(found, better)]


@pytest.mark.parametrize(
    "text",
    [
        "4 December 2022",
        "half of it, 1/2, or 3/4",
        "open 24/7",
        "the year 2022/23 and 2017-18",
        "call 0151 934 3555 or 999/101",
        "call 01-02-2003-45",
        "SI 2018/789",
        "WCAG 2.2 and version 1.2.3",
        "paragraph 4.12.22 of the guidance",
        "31/02/2022",
        "99/99/2022",
        "04/12/1066",
        "https://example.org/2022/12/04/report",
        "report-04-12-2022.pdf",
        "case 10/2018",
        "ratio 1:2, 10/10, 5.10",
        "£4.12.2022",
        "postcode L20 3NJ",
    ],
)
def test_other_numbers_are_left_alone(text: str) -> None:
    assert list(dates_in(text)) == []


def test_a_date_in_somebody_elses_words_stays() -> None:
    page = PageWords([Words("It says “04/12/2022”."), Words("04/12/2022", voice=Voice.QUOTE)])
    assert list(number_dates(page)) == []


def test_titles_have_dates_too() -> None:
    page = PageWords([Words("Newsletter 01/10/2017", voice=Voice.TITLE)])
    assert [advice.better for advice in number_dates(page)] == ["1 October 2017"]
