"""What stands around the words of every page."""

import pytest
from django.test import Client

from core.models import SiteSettings
from home.models import HomePage
from tests.factories.core import AlertFactory
from tests.factories.home import InformationPageFactory
from tests.pages.reading import data, links, read, words

pytestmark = pytest.mark.django_db


def test_the_menu_shows_public_pages_below_the_home_page(home_page: HomePage) -> None:
    InformationPageFactory(title="About us", show_in_menus=True)
    InformationPageFactory(title="Not yet", show_in_menus=True, live=False)
    InformationPageFactory(title="Elsewhere")
    assert list(links(read("/"), ".site-nav")) == ["About us"]


def test_the_menu_says_which_section_a_page_is_in(home_page: HomePage) -> None:
    section = InformationPageFactory(title="About us", show_in_menus=True)
    page = InformationPageFactory(parent=section)
    assert read(page).select_one(".site-nav a")["aria-current"] == "true"


def test_breadcrumbs_lead_home(home_page: HomePage) -> None:
    section = InformationPageFactory(title="About us")
    page = InformationPageFactory(parent=section)
    assert list(links(read(page), ".crumbs")) == ["Home", "About us"]


def test_numbers_to_call_can_be_tapped_on_every_page(site_settings: SiteSettings) -> None:
    numbers = links(read(InformationPageFactory()), ".concern-strip")
    assert numbers == {"Call 01632 960 001": "tel:01632960001", "Call 999": "tel:999"}


def test_an_alert_stands_on_every_page(home_page: HomePage) -> None:
    AlertFactory(title="The office is closed")
    assert words(read(InformationPageFactory()), ".alert") == "The office is closed"


def test_exit_works_without_javascript(site_settings: SiteSettings) -> None:
    buttons = read("/").select("[data-exit-this-page]")
    assert [button["href"] for button in buttons] == [site_settings.exit_url] * 2


def test_a_footer_link_to_a_hidden_page_is_left_out(site_settings: SiteSettings) -> None:
    hidden = InformationPageFactory(live=False)
    shown = InformationPageFactory()
    site_settings.footer_links = [
        ("link", {"text": "Hidden", "page": hidden}),
        ("link", {"text": "Shown", "page": shown}),
        ("link", {"text": "Elsewhere", "url": "https://www.gov.uk/"}),
    ]
    site_settings.save()
    footer = links(read("/"), ".site-footer__links")
    assert list(footer)[:2] == ["Shown", "Elsewhere"]
    assert "Hidden" not in footer


def test_a_page_names_itself_and_the_partnership(site_settings: SiteSettings) -> None:
    page = read(InformationPageFactory(title="Our team"))
    assert page.title.string == f"Our team | {site_settings.name}"


def test_machines_learn_where_a_page_stands(site_settings: SiteSettings) -> None:
    things = data(read(InformationPageFactory(title="</script><b>Team")))
    trail = next(thing for thing in things if thing["@type"] == "BreadcrumbList")
    assert [step["name"] for step in trail["itemListElement"]] == ["Home", "</script><b>Team"]


def test_the_canonical_address_has_no_filters(home_page: HomePage) -> None:
    page = InformationPageFactory()
    canonical = read(f"{page.url}?utm=1").select_one("link[rel=canonical]")
    assert canonical["href"].endswith(page.url)


def test_a_missing_page_helps(site_settings: SiteSettings) -> None:
    answer = Client().get("/no-such-page/")
    assert answer.status_code == 404
    assert "01632 960 001" in answer.content.decode()


def test_a_failing_site_asks_the_database_nothing() -> None:
    # No django_db access would be refused here, if the template asked.
    from django.template.loader import render_to_string  # noqa: PLC0415

    assert "call 999" in render_to_string("500.html")


def test_readers_get_no_cookies(home_page: HomePage) -> None:
    assert not Client().get("/").cookies
