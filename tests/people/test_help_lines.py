"""People who listen."""

import pytest
from bs4 import BeautifulSoup
from django.core.exceptions import ValidationError
from django.test import Client
from wagtail.models import Site

from people.models import HelpLine
from tests.factories.home import InformationPageFactory
from tests.factories.people import HelpLineFactory

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("site")]


def names(client: Client, *chosen: HelpLine) -> list[str]:
    page = InformationPageFactory(body=[("help_lines", {"title": "", "lines": list(chosen)})])
    html = BeautifulSoup(client.get(page.url).content, "html.parser")
    return [each.get_text() for each in html.select(".help-line__name")]


def test_all_are_shown_in_their_order_where_none_is_chosen(client: Client) -> None:
    HelpLineFactory(name="Second", sort_order=2)
    HelpLineFactory(name="First", sort_order=1)
    assert names(client) == ["First", "Second"]


def test_only_those_that_are_chosen(client: Client) -> None:
    chosen = HelpLineFactory(name="Chosen")
    HelpLineFactory()
    assert names(client, chosen) == ["Chosen"]


def test_one_that_is_no_longer_in_use_disappears_everywhere(client: Client) -> None:
    gone = HelpLineFactory(is_former=True)
    kept = HelpLineFactory(name="Kept")
    assert names(client) == names(client, gone, kept) == ["Kept"]


def test_the_number_calls_and_says_when_it_was_confirmed(client: Client) -> None:
    HelpLineFactory(phone="01632 960 456", last_confirmed_on="2026-11-01")
    page = InformationPageFactory(body=[("help_lines", {"title": "", "lines": []})])
    words = client.get(page.url).content.decode()
    assert 'href="tel:01632960456"' in words
    assert "1 November 2026" in words


@pytest.mark.parametrize("phone", ["", "call us", "0800 CHILD", "<b>01632</b>"])
def test_a_number_that_cannot_be_called_is_refused(phone: str) -> None:
    with pytest.raises(ValidationError) as refused:
        HelpLine(name="Line", for_whom="everybody", phone=phone).full_clean()
    assert "phone" in refused.value.message_dict


def test_a_list_in_the_editor_opens(administrator_client: Client, site: Site) -> None:
    HelpLineFactory(name="A line")
    words = administrator_client.get("/admin/snippets/people/helpline/").content.decode()
    assert "A line" in words
