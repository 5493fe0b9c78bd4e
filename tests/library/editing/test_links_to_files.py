"""A page that can't be published leads the editor to the file that stands in its way."""

import pytest
from django.template import Context, Template
from django.test import Client
from django.utils.html import conditional_escape

from library.gate import reasons_not_to_publish
from library.linked_text import LinkedText, linked
from library.models import SiteDocument
from tests.factories.library import SiteDocumentFactory
from tests.library.editing.made import blocked, words_of
from tests.library.pages import page_with
from tests.library.test_gate_in_the_admin import form_of_page

pytestmark = pytest.mark.django_db


@pytest.fixture
def report(home_page: object) -> SiteDocument:
    report = SiteDocumentFactory(title="Report <of> the year")
    blocked(report)
    return report


def link_to(document: SiteDocument) -> str:
    return (
        f'<a href="/admin/documents/edit/{document.pk}/" target="_blank" rel="noreferrer">'
        "Open the document</a> to see what to do."
    )


def test_the_form_of_a_page_links_to_the_document(uploads: Client, report: SiteDocument) -> None:
    page = page_with(report, live=False)
    form = form_of_page(report, **{"action-publish": "1"})
    shown = words_of(uploads.post(f"/admin/pages/{page.pk}/edit/", form))
    assert "This page can’t be published yet. Its document “Report &lt;of&gt; the year”" in shown
    assert link_to(report) in shown


def test_publishing_several_pages_at_once_links_to_it_too(
    uploads: Client, report: SiteDocument
) -> None:
    page = page_with(report, live=False, title="A <b>page</b>")
    uploads.post(f"/admin/bulk/wagtailcore/page/publish/?id={page.pk}")
    shown = words_of(uploads.get("/admin/"))
    assert "Nothing was published. “A &lt;b&gt;page&lt;/b&gt;” can’t be published." in shown
    assert link_to(report) in shown


def test_who_prints_the_reason_gets_plain_words(report: SiteDocument) -> None:
    (reason,) = reasons_not_to_publish(page_with(report, live=False))
    assert " ".join([reason]).startswith("Its document “Report <of> the year” failed its check")
    assert "href" not in f"{reason:s}" + "".join([reason])


def test_a_reason_without_those_words_links_the_title(report: SiteDocument) -> None:
    SiteDocument.objects.get().checks.all().delete()
    (reason,) = reasons_not_to_publish(page_with(report, live=False))
    assert "is still being checked" in reason
    assert ">“Report &lt;of&gt; the year”</a> is still" in conditional_escape(reason)


def test_a_linked_text_stays_one_behind_other_words(report: SiteDocument) -> None:
    text = "Sorry & " + linked("Look at <it>.", "Look", report)
    assert isinstance(text, LinkedText)
    assert text == "Sorry & Look at <it>."
    shown = Template("{{ text }}").render(Context({"text": text}))
    assert shown.startswith("Sorry &amp; <a href=")
    assert shown.endswith(">Look</a> at &lt;it&gt;.")
