"""A reader who can't use a file is told how to ask for another."""

from html import unescape
from urllib.parse import parse_qs, urlsplit

import pytest
from django.test import Client

from core.models import SiteSettings
from library.models import SiteDocument
from tests.factories.library import SiteDocumentFactory
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
    assert SiteDocument.objects.get().url in asked["body"][0]


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
