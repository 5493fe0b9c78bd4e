"""A reader who can't use a file is told how to ask for another."""

from html import unescape
from urllib.parse import parse_qs, quote, urlsplit

import pytest
from django.test import Client

from core.models import SiteSettings
from library.models import SiteDocument
from tests.factories.home import InformationPageFactory
from tests.factories.leaflets import LeafletPageFactory
from tests.factories.library import SiteDocumentFactory
from tests.factories.plans import PlanPageFactory
from tests.factories.reviews import BriefingPageFactory, ReviewPageFactory
from tests.library.pages import page_with

pytestmark = pytest.mark.django_db
WARNING = "A screen reader may not be able to read this file."


def shown(client: Client, *, is_tagged: bool | None, title: str = "Form A & B") -> str:
    document = SiteDocumentFactory(title=title)
    SiteDocument.objects.update(is_tagged=is_tagged)
    return client.get(page_with(document).url).content.decode()


def test_the_e_mail_names_the_document(client: Client, site_settings: SiteSettings) -> None:
    site_settings.email = "office@example.org"
    site_settings.save()
    page = shown(client, is_tagged=False)
    assert WARNING in page
    address = urlsplit(unescape(page.split('href="mailto:', 1)[1].split('"', 1)[0]))
    assert address.path == "office@example.org"
    asked = parse_qs(address.query)
    assert asked["subject"] == ["Another format of “Form A & B”"]
    [body] = asked["body"]
    assert "Form A & B\r\nhttp://testserver/documents/" in body
    assert SiteDocument.objects.get().url in body
    assert "by e-mail to office@example.org" in page


def test_somebody_without_an_e_mail_program_can_call(
    client: Client, site_settings: SiteSettings
) -> None:
    SiteSettings.objects.update(email="office@example.org", phone="01632 960 003")
    page = shown(client, is_tagged=False)
    assert 'or call <a href="tel:01632960003">01632 960 003</a>' in page


def test_a_number_alone_is_enough(client: Client, site_settings: SiteSettings) -> None:
    SiteSettings.objects.update(email="", phone="01632 960 003")
    page = shown(client, is_tagged=False)
    assert "To ask for another format, call" in page
    assert "mailto:" not in page.split("<footer")[0]


def test_a_title_cannot_add_to_the_e_mail(client: Client, site_settings: SiteSettings) -> None:
    SiteSettings.objects.update(email="office@example.org")
    page = shown(client, is_tagged=False, title="A\r\nBcc: x@example.org&bcc=y <b>")
    address = urlsplit(unescape(page.split('href="mailto:', 1)[1].split('"', 1)[0]))
    assert set(parse_qs(address.query)) == {"subject", "body"}
    assert "<b>" not in page.split("<main", 1)[1].split("Bcc", 1)[1][:40]


PUBLICATIONS = [ReviewPageFactory, BriefingPageFactory, PlanPageFactory, LeafletPageFactory]


@pytest.mark.parametrize("page_factory", PUBLICATIONS)
def test_each_document_of_each_kind_of_page_can_be_asked_for(
    client: Client, site_settings: SiteSettings, page_factory: type
) -> None:
    SiteSettings.objects.update(email="office@example.org")
    documents = [SiteDocumentFactory(title=f"Part {n}") for n in (1, 2)]
    SiteDocument.objects.update(is_tagged=False)
    page = page_factory(documents=documents)
    shown = unescape(client.get(page.url).content.decode())
    for document in documents:
        assert f"?subject=Another%20format%20of%20%E2%80%9C{quote(str(document.title))}" in shown


def test_a_link_in_running_text_says_so_too(client: Client, site_settings: SiteSettings) -> None:
    document = SiteDocumentFactory()
    SiteDocument.objects.update(is_tagged=False)
    link = f'<p><a linktype="document" id="{document.pk}">the report</a></p>'
    page = InformationPageFactory(body=[("paragraph", link)])
    shown = client.get(page.url).content.decode()
    assert "may not work with a screen reader)" in shown


def test_a_tagged_file_says_so(client: Client, site_settings: SiteSettings) -> None:
    page = shown(client, is_tagged=True)
    assert "tagged for screen readers" in page
    assert WARNING not in page


def test_nothing_is_said_before_the_check_knows(
    client: Client, site_settings: SiteSettings
) -> None:
    site_settings.email = "office@example.org"
    site_settings.save()
    assert WARNING not in shown(client, is_tagged=None)


def test_nobody_is_sent_where_nobody_reads(client: Client, site_settings: SiteSettings) -> None:
    SiteSettings.objects.update(email="")
    assert "mailto:" not in shown(client, is_tagged=False)
