"""Names, numbers and colours that differ between partnerships."""

import pytest
from django.core.exceptions import ValidationError

from core.models import GlossaryTerm, SiteSettings

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("number", ["0345 140 0845", "01632960001", "+44 151 934 3555"])
def test_a_phone_number_is_digits_and_spaces(site_settings: SiteSettings, number: str) -> None:
    site_settings.concern_phone = number
    site_settings.full_clean()


@pytest.mark.parametrize("number", ["0345 140 0845 (day)", "call us", "12", "0345-140-0845"])
def test_anything_else_is_refused_with_an_example(site_settings: SiteSettings, number: str) -> None:
    site_settings.out_of_hours_phone = number
    with pytest.raises(ValidationError, match="digits and spaces only, for example"):
        site_settings.full_clean()


@pytest.mark.parametrize("field", ["accent_colour", "tint_colour"])
def test_a_colour_that_is_none_is_refused(site_settings: SiteSettings, field: str) -> None:
    setattr(site_settings, field, "green")
    with pytest.raises(ValidationError) as refused:
        site_settings.full_clean()
    assert list(refused.value.message_dict) == [field]


def test_an_accent_that_white_text_cannot_stand_on_is_refused(
    site_settings: SiteSettings,
) -> None:
    site_settings.accent_colour = "#7fd1ae"
    with pytest.raises(ValidationError, match="too pale"):
        site_settings.full_clean()


def test_a_term_is_explained_once() -> None:
    GlossaryTerm.objects.create(term="SCP", meaning="Safeguarding Children Partnership")
    with pytest.raises(ValidationError, match="already exists"):
        GlossaryTerm(term="SCP", meaning="Something else").full_clean()
