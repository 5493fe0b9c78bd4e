"""Old addresses by spreadsheet: loops and other sites are refused, and the same twice is once."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Page, Site

from content.models import SheetImport
from tests.factories.home import InformationPageFactory

from .sheets import csv_file, xlsx

pytestmark = pytest.mark.django_db

HEADINGS = ["Old address", "New address"]


@pytest.fixture
def about(site: Site) -> Page:
    return InformationPageFactory(title="About us", slug="about-us")


def send(client: Client, sheet: object) -> str:
    response = client.post(reverse("content_redirects"), {"spreadsheet": sheet})
    return response.content.decode()


def go_on(client: Client) -> str:
    """The second step; what the next screen says."""
    sheet = SheetImport.objects.first()
    url = reverse("content_redirects")
    return client.post(url, {"sheet": sheet.pk}, follow=True).content.decode()


def test_old_addresses_lead_to_their_pages_and_the_same_twice_is_once(
    editor_client: Client, client: Client, about: Page
) -> None:
    other = InformationPageFactory(title="Other", slug="other")
    Redirect.add_redirect("/was-other", other)
    rows = [
        ["https://old.example.org/scp/about-us?b=2&a=1", "/about-us/"],
        ["/lscb/about us", "http://localhost/about-us"],
        ["/was-other", "/about-us"],
    ]
    said = send(editor_client, xlsx(HEADINGS, *rows))
    assert "Changed: it leads to" in said
    assert Redirect.objects.count() == 1
    assert "3 addresses lead to the right page now" in go_on(editor_client)
    for old in ("/scp/about-us?a=1&b=2", "/lscb/about%20us/", "/was-other/"):
        answer = client.get(old)
        assert (answer.status_code, answer["Location"]) == (301, "/about-us/")
    assert "There is nothing to do" in send(editor_client, xlsx(HEADINGS, *rows))
    assert Redirect.objects.count() == 3


def test_every_address_that_can_t_be_used_says_why(editor_client: Client, about: Page) -> None:
    InformationPageFactory(title="A draft", slug="a-draft", live=False)
    Redirect.add_redirect("/old", about)
    said = send(
        editor_client,
        csv_file(
            "Old address,New address\n"
            "/about-us,/\n"
            "/a,https://elsewhere.example.org/about-us\n"
            "/b,/nothing-here\n"
            "/c,/a-draft/\n"
            "/d,/old\n"
            "/e,/e\n"
            "ftp://old.example.org/a,/about-us/\n"
            "/admin/pages,/about-us/\n"
            "/,/about-us/\n"
            ",/about-us/\n"
            "/f,/about-us/\n"
            "/f/,/about-us/\n"
            f"/{'g' * 300},/about-us/\n"
        ),
    )
    for expected in (
        "The page “About us” has this address now",
        "This leads to another site (elsewhere.example.org)",
        "No page has this address",
        "The page “A draft” isn’t published",
        "This address itself leads on to",
        "“ftp://old.example.org/a” isn’t an address",
        "The site needs this address itself",
        "This is needed. Fill it in.",
        "Row 12 has this old address too",
        "This is longer than 255 characters.",
    ):
        assert expected in said, expected
    assert "12 things to put right" in said
    assert Redirect.objects.count() == 1


def test_wagtails_own_import_leads_here(editor_client: Client, site: Site) -> None:
    response = editor_client.get(reverse("wagtailredirects:start_import"))
    assert response["Location"] == reverse("content_redirects")


def test_two_who_go_on_at_once_do_it_once(editor_client: Client, about: Page) -> None:
    send(editor_client, xlsx(HEADINGS, ["/old", "/about-us/"]))
    with CaptureQueriesContext(connection) as asked:
        go_on(editor_client)
    [held] = [query["sql"] for query in asked if "FOR UPDATE" in query["sql"]]
    assert SheetImport._meta.db_table in held
    sheet = SheetImport.objects.get()
    again = editor_client.post(reverse("content_redirects"), {"sheet": sheet.pk})
    assert again.status_code == 404
