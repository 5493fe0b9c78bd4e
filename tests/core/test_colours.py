"""Colours of the site settings have to be readable."""

import pytest
from django.core.exceptions import ValidationError

from core.colours import contrast, validate_colour, validate_readable_on_white


def test_black_on_white_is_as_much_contrast_as_there_is() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)


def test_a_colour_on_itself_is_none() -> None:
    assert contrast("#0b5d5e", "#0b5d5e") == pytest.approx(1)


def test_the_order_of_the_two_colours_does_not_matter() -> None:
    assert contrast("#777777", "#ffffff") == contrast("#ffffff", "#777777")


# #767676 is the palest grey that WCAG lets stand as text on white.
@pytest.mark.parametrize("colour", ["#767676", "#0b5d5e", "#00703C"])
def test_a_dark_colour_is_accepted(colour: str) -> None:
    validate_readable_on_white(colour)


def test_a_pale_colour_is_refused_with_its_figure() -> None:
    with pytest.raises(ValidationError, match=r"too pale: .* 4\.48 to 1|too pale: .* 4\.5 to 1"):
        validate_readable_on_white("#777777")


@pytest.mark.parametrize(
    "colour", ["", "red", "#fff", "0b5d5e", "#0b5d5g", "#0b5d5e; x", "#0b5d5e\n"]
)
def test_what_is_no_colour_is_refused(colour: str) -> None:
    with pytest.raises(ValidationError, match="six digits"):
        validate_colour(colour)
