"""The colours of a site stay readable whatever was chosen."""

import os
from pathlib import Path

import pytest
from django.conf import settings as django_settings
from django.test import Client
from pytest_django import Settings

from core import style
from core.colours import READABLE_CONTRAST, contrast
from core.models import SiteSettings
from core.style import PRINT, SHEETS, TOKENS, style_of
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
    assert "--accent:#4c2c92" in Client().get("/style.css").content.decode()


def test_the_icon_is_found_where_browsers_look_unasked(site: object) -> None:
    asked = Client().get("/favicon.ico")
    assert asked.url.endswith("/favicon.ico")
    assert asked.url != "/favicon.ico"


def test_the_address_changes_with_the_colours() -> None:
    versions = {style_of(SiteSettings(accent_colour=accent))[1] for accent in ACCENTS}
    assert len(versions) == len(ACCENTS)


def test_colours_are_kept_for_long_only_under_their_own_version(site: object) -> None:
    _, current = style_of(SiteSettings())
    assert "immutable" in Client().get(f"/style.css?v={current}")["Cache-Control"]
    assert Client().get("/style.css?v=old")["Cache-Control"] == "no-cache"
    plain = Client().get("/style.css")["Cache-Control"]
    assert set(plain.split(", ")) == {"public", "max-age=300"}


def test_one_sheet_has_the_colours_before_what_paper_makes_of_them() -> None:
    css, _ = style_of(SiteSettings(accent_colour="#4c2c92"))
    places = [css.index(part) for part in (":root {", "--accent:#4c2c92", "--accent: #fff")]
    assert places == sorted(places)
    assert "@media print {" in css[places[1] : places[2]]
    assert css.count("{") == css.count("}")


def test_every_sheet_for_readers_is_in_it() -> None:
    """The others are of the admin and of the way into it."""
    folder = Path(django_settings.BASE_DIR / "sscp_site/static/css")
    names = {path.stem for path in folder.glob("*.css") if not path.stem.startswith("editor")}
    assert names - {"sign-in"} == {TOKENS, *SHEETS, PRINT}


def test_the_particular_comes_after_the_general() -> None:
    css, _ = style_of(SiteSettings())
    of_each = ("body {", ".site-header {", ".card {", ".results .card {", ".easy-row {")
    places = [css.index(rule) for rule in of_each]
    assert places == sorted(places)


def test_a_changed_file_shows_at_once_in_development(
    settings: Settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert settings.WHITENOISE_AUTOREFRESH
    changed = tmp_path / "open-data.css"
    changed.write_text("p { color: red }")
    paths = {name: style._path(name) for name in (TOKENS, *SHEETS, PRINT)}
    monkeypatch.setattr(style, "_path", (paths | {"open-data": changed}).__getitem__)
    _, before = style_of(SiteSettings())
    changed.write_text("p { color: blue }")
    os.utime(changed, (2_000_000_000, 2_000_000_000))
    css, after = style_of(SiteSettings())
    assert "color: blue" in css
    assert after != before
