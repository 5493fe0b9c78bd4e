"""Dates are shown as exactly as they are known."""

from datetime import date

import pytest
from django.template import Context, Template

from core.dates import DatePrecision, date_for_machines, date_in_words

DAY = date(2022, 12, 4)


@pytest.mark.parametrize(
    ("precision", "words", "machines"),
    [
        (DatePrecision.DAY, "4 December 2022", "2022-12-04"),
        (DatePrecision.MONTH, "December 2022", "2022-12"),
        (DatePrecision.YEAR, "2022", "2022"),
    ],
)
def test_a_date_is_no_more_exact_than_it_is_known(
    precision: str, words: str, machines: str
) -> None:
    assert date_in_words(DAY, precision) == words
    assert date_for_machines(DAY, precision) == machines


def test_a_precision_that_does_not_exist_is_an_error() -> None:
    with pytest.raises(ValueError, match="decade"):
        date_in_words(DAY, "decade")


def test_templates_have_both_without_loading_anything() -> None:
    template = Template("{{ day|in_words:'month' }} {{ day|for_machines }}")
    assert template.render(Context({"day": DAY})) == "December 2022 2022-12-04"


def test_no_date_is_shown_as_nothing() -> None:
    template = Template("[{{ day|in_words }}{{ day|for_machines }}]")
    assert template.render(Context({"day": None})) == "[]"
