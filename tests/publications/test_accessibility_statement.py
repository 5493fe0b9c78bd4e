"""The accessibility statement tells of each public document that isn't tagged, and of no other."""

from collections.abc import Callable
from datetime import date, timedelta
from html import unescape

import pytest
from django.contrib.auth.models import Group
from django.test import Client
from django.utils import timezone
from wagtail.models import Collection, CollectionViewRestriction, Page, PageViewRestriction

from core.models import SiteSettings
from home.models import InformationPage
from library.models import FileCheck, SiteDocument
from library.public_documents import public_documents
from publications.accessibility.exemption import is_needed_today
from publications.accessibility.statement import document_facts
from publications.kinds import Kind
from publications.models import DocumentRole
from tests.factories.home import InformationPageFactory
from tests.factories.leaflets import LeafletPageFactory
from tests.factories.library import SiteDocumentFactory
from tests.factories.plans import PlanPageFactory
from tests.factories.reviews import ReviewPageFactory
from tests.library.pages import page_with
from tests.queries import queries_of

pytestmark = pytest.mark.django_db
OLD, NEW = date(2017, 10, 1), date(2022, 12, 4)


def untagged(title: str = "An untagged report", **more: object) -> SiteDocument:
    document = SiteDocumentFactory(title=title, **more)
    SiteDocument.objects.filter(pk=document.pk).update(is_tagged=False)
    return SiteDocument.objects.get(pk=document.pk)


def the_statement() -> InformationPage:
    return InformationPageFactory(
        body=[("inaccessible_documents", None), ("statement_dates", None), ("ask_us", None)]
    )


def read(client: Client, page: Page) -> str:
    return unescape(client.get(page.url).content.decode())


def titles(told: list) -> list[str]:
    return [each.document.title for each in told]


def review(document: SiteDocument, published_on: date | None = NEW, **more: object) -> Page:
    return ReviewPageFactory(documents=[document], published_on=published_on, **more)


def test_an_untagged_document_is_told_with_its_page_and_since_when(
    client: Client, site_settings: SiteSettings
) -> None:
    page = review(untagged())
    shown = read(client, the_statement())
    assert "1 document of the 1 on this site is a PDF that isn't tagged" in shown
    assert "An untagged report (PDF" in shown
    assert "published 4 December 2022" in shown
    assert f'<a href="{page.url}">{page.title}</a>' in shown


def test_a_tagged_document_is_only_counted(client: Client, site_settings: SiteSettings) -> None:
    tagged = SiteDocumentFactory(title="A tagged one")
    SiteDocument.objects.update(is_tagged=True)
    review(tagged)
    assert document_facts().count == 1
    shown = read(client, the_statement())
    assert "A tagged one" not in shown
    assert "We know of no document on this site that isn't tagged" in shown


def test_a_document_that_was_replaced_by_a_tagged_one_leaves_the_list_at_once() -> None:
    document = untagged()
    review(document)
    assert document_facts().inaccessible_count == 1
    SiteDocument.objects.filter(pk=document.pk).update(is_tagged=True)
    assert document_facts().inaccessible_count == 0


def unpublish(page: Page) -> None:
    page.unpublish()


def expire(page: Page) -> None:
    Page.objects.filter(pk=page.pk).update(expire_at=timezone.now() - timedelta(minutes=1))


def ask_for_a_password(page: Page) -> None:
    PageViewRestriction.objects.create(page=page, restriction_type="password", password="x")


def unpublish_what_is_above(page: Page) -> None:
    Page.objects.filter(pk=page.get_parent().pk).update(live=False)


def take_the_clearance_back(page: Page) -> None:
    FileCheck.objects.update(cleared_at=None)


def close_the_folder(page: Page) -> None:
    closed = Collection.get_first_root_node()
    restriction = CollectionViewRestriction.objects.create(
        collection=closed, restriction_type="groups"
    )
    restriction.groups.add(Group.objects.first())


HIDING = [
    unpublish,
    expire,
    ask_for_a_password,
    unpublish_what_is_above,
    take_the_clearance_back,
    close_the_folder,
]


@pytest.mark.parametrize("hide", HIDING)
def test_not_a_word_of_what_isnt_public(
    client: Client, site_settings: SiteSettings, hide: Callable[[Page], None]
) -> None:
    page = review(untagged("The wisteria report"), title="The wisteria review")
    statement = the_statement()
    assert "The wisteria report" in read(client, statement)
    hide(page)
    shown = read(client, statement)
    assert "wisteria" not in shown


def test_a_document_that_nothing_uses_is_nobodys_business() -> None:
    untagged()
    assert document_facts().count == 0


def test_a_hidden_page_isnt_named_beside_a_public_one() -> None:
    document = untagged()
    review(document, OLD, title="The hidden review", live=False)
    shown = review(document, NEW)
    [told] = document_facts().must_be_mended
    assert told.page == shown
    assert told.since == "published 4 December 2022"


def test_a_document_made_public_without_a_page_is_told_without_one() -> None:
    SiteDocument.objects.filter(pk=untagged().pk).update(is_public_without_page=True)
    [told] = document_facts().must_be_mended
    assert (told.page, told.since) == (None, "")


def test_the_answer_is_that_of_each_download(client: Client) -> None:
    documents = [untagged(f"Document {n}") for n in range(5)]
    review(documents[0])
    page_with(documents[1])
    page_with(documents[2], live=False)
    allowed = [each.document for each in public_documents()]
    assert allowed == [each for each in documents if client.get(each.url).status_code == 200]
    assert allowed == documents[:2]


@pytest.mark.parametrize(
    ("published_on", "precision", "is_exempt"),
    [
        (date(2018, 9, 22), "day", True),
        (date(2018, 9, 23), "day", False),
        (date(2018, 8, 1), "month", True),
        (date(2018, 9, 1), "month", False),
        (date(2017, 1, 1), "year", True),
        (date(2018, 1, 1), "year", False),
        (None, "day", False),
    ],
)
def test_only_what_is_certainly_older_is_exempt(
    published_on: date | None, precision: str, is_exempt: bool
) -> None:
    review(untagged(), published_on, published_precision=precision, kind=Kind.SCR)
    facts = document_facts()
    assert (len(facts.exempt), len(facts.must_be_mended)) == (int(is_exempt), int(not is_exempt))


def test_a_form_of_today_isnt_exempt_however_old_it_is() -> None:
    form = PlanPageFactory(documents=[untagged()], published_on=OLD, kind=Kind.FORM)
    assert document_facts().exempt == []
    form.is_history = True
    form.save()
    assert len(document_facts().exempt) == 1


def test_a_procedure_that_was_replaced_is_no_longer_needed() -> None:
    old = PlanPageFactory(documents=[untagged()], published_on=OLD, kind=Kind.PROCEDURE)
    assert document_facts().exempt == []
    PlanPageFactory(supersedes=old, kind=Kind.PROCEDURE)
    assert len(document_facts().exempt) == 1


def test_a_form_in_an_old_report_is_needed_too() -> None:
    page = review(untagged(), OLD)
    page.documents.update(role=DocumentRole.FORM)
    assert document_facts().exempt == []
    assert not is_needed_today(Kind.SCR, DocumentRole.REPORT, is_past=False)


def test_a_new_page_that_uses_an_old_document_takes_the_exemption_away() -> None:
    document = untagged()
    review(document, OLD)
    assert len(document_facts().exempt) == 1
    review(document, NEW)
    [told] = document_facts().must_be_mended
    assert told.since == "published 1 October 2017"


def test_a_page_without_a_date_of_its_own_tells_since_when_it_is_here() -> None:
    page = page_with(untagged())
    Page.objects.filter(pk=page.pk).update(
        first_published_at=timezone.make_aware(timezone.datetime(2026, 6, 4, 23, 30))
    )
    [told] = document_facts().must_be_mended
    assert told.since == "on this site since 4 June 2026"


def test_both_groups_are_counted_and_explained(client: Client, site_settings: SiteSettings) -> None:
    review(untagged("The new one"), NEW)
    review(untagged("The old one"), OLD)
    shown = read(client, the_statement())
    must, exempt = shown.split("Documents from before 23 September 2018 (1)")
    assert "Documents that don't meet the rules yet (1)" in must
    assert "The new one" in must
    assert "The old one" not in must
    assert "The old one" in exempt
    assert "unless people need them" in exempt


def test_a_long_list_is_folded(client: Client, site_settings: SiteSettings) -> None:
    for number in range(12):
        review(untagged(f"Report {number:02}"))
    first, folded = read(client, the_statement()).split("2 more documents")
    assert "Report 09" in first
    assert "Report 10" not in first
    assert "Report 10" in folded
    assert "Report 11" in folded


def test_each_document_can_be_asked_for(client: Client, site_settings: SiteSettings) -> None:
    SiteSettings.objects.update(email="office@example.org")
    review(untagged("Form A & B"))
    shown = read(client, the_statement())
    assert (
        "mailto:office@example.org?subject=Another%20format%20of%20%E2%80%9CForm%20A%20%26" in shown
    )


def test_the_statement_has_its_dates_and_who_to_ask(
    client: Client, site_settings: SiteSettings
) -> None:
    SiteSettings.objects.update(
        email="office@example.org", phone="01632 960 003", address="The Hall\nExample"
    )
    page = the_statement()
    Page.objects.filter(pk=page.pk).update(
        first_published_at=timezone.make_aware(timezone.datetime(2026, 11, 2)),
        last_published_at=timezone.make_aware(timezone.datetime(2026, 11, 22)),
    )
    shown = read(client, page)
    assert "prepared on 2 November 2026. It was last changed on 22 November 2026." in shown
    assert '<a href="tel:01632960003">01632 960 003</a>' in shown
    assert "The Hall<br>Example" in shown


def test_the_facts_cost_the_same_for_many_documents_as_for_few(client: Client) -> None:
    def one_of_each() -> None:
        review(untagged())
        PlanPageFactory(documents=[untagged()])
        LeafletPageFactory(documents=[untagged()])
        page_with(untagged())

    one_of_each()
    few = queries_of(document_facts)
    for _ in range(4):
        one_of_each()
    assert queries_of(document_facts) == few
    assert document_facts().inaccessible_count == 20
    statement = the_statement()
    few = queries_of(lambda: client.get(statement.url).content)
    one_of_each()
    assert queries_of(lambda: client.get(statement.url).content) == few


def test_nothing_is_said_where_there_is_nothing(
    client: Client, site_settings: SiteSettings
) -> None:
    assert "There are no documents on this site." in read(client, the_statement())
