"""The colours of a site stay readable whatever was chosen."""

import pytest
from django.test import Client

from core.colours import READABLE_CONTRAST, contrast
from core.models import SiteSettings
from core.theme import COMFORTABLE_CONTRAST, INK, NIGHT, Theme

ACCENTS = ["#0b5d5e", "#00703c", "#7a0019", "#1d1d1d", "#4c2c92", "#767676"]


def theme(accent: str = "#0b5d5e", tint: str = "#eef5f3") -> Theme:
    return Theme.of(SiteSettings(accent_colour=accent, tint_colour=tint))


@pytest.mark.parametrize("accent", ACCENTS)
def test_links_can_be_read_on_the_tint(accent: str) -> None:
    chosen = theme(accent)
    assert contrast(chosen.accent_link, chosen.tint) >= READABLE_CONTRAST


@pytest.mark.parametrize("accent", ACCENTS)
def test_links_can_be_read_in_the_dark(accent: str) -> None:
    chosen = theme(accent)
    assert contrast(chosen.night_accent, NIGHT) >= READABLE_CONTRAST
    assert contrast(chosen.night_accent, chosen.night_tint) >= READABLE_CONTRAST


def test_a_tint_that_hides_the_text_is_made_paler() -> None:
    assert contrast(theme(tint="#334455").tint, INK) >= COMFORTABLE_CONTRAST


def test_a_readable_tint_is_kept() -> None:
    assert theme(tint="#fff4e0").tint == "#fff4e0"


def test_the_colours_of_the_site_are_served(site_settings: SiteSettings) -> None:
    site_settings.accent_colour = "#4c2c92"
    site_settings.save()
    assert "--accent:#4c2c92" in Client().get("/theme.css").content.decode()


def test_the_icon_is_found_where_browsers_look_unasked(site: object) -> None:
    asked = Client().get("/favicon.ico")
    assert asked.url.endswith("/favicon.ico")
    assert asked.url != "/favicon.ico"


def test_the_address_changes_with_the_colours() -> None:
    assert theme("#4c2c92").version != theme("#7a0019").version


def test_colours_are_kept_for_long_only_under_their_own_version(site: object) -> None:
    current = Theme.of(SiteSettings()).version
    assert "immutable" in Client().get(f"/theme.css?v={current}")["Cache-Control"]
    assert "immutable" not in Client().get("/theme.css?v=old")["Cache-Control"]
