"""Hidden is withdrawn, and what was taken down doesn't come back under another address."""

from collections.abc import Callable

import pytest
from django.contrib.auth.models import AbstractUser
from django.urls import reverse
from django.utils import timezone
from wagtail.fields import RichTextField, StreamField
from wagtail.models import Page, PageViewRestriction
from wagtail.test.utils.form_data import inline_formset, nested_form_data

from core.permissions import APPROVERS, PUBLISHERS
from core.public_models import public_models
from desk.cases.evidence import evidence_stays_private
from desk.cases.overrides import ask
from desk.cases.reappearing import reasons_as_taken_down
from desk.cases.takedown import take_down
from desk.history.events import everything
from desk.models import CaseNotice, GateOverride, ReviewCase
from library.answering import NotAllowed, open_without_page
from library.gate import PublishingRefused, reasons_not_to_publish
from library.hiding import HidingRefused
from library.models import SiteDocument
from reviews.models import ReviewPage
from tests.desk.people import client_of, somebody
from tests.factories.desk import a_ready_review
from tests.factories.home import InformationPageFactory
from tests.factories.leaflets import LeafletPageFactory
from tests.factories.library import SiteDocumentFactory
from tests.factories.reviews import BriefingPageFactory, ReviewPageFactory, the_review_index
from tests.library.pages import document_block

pytestmark = pytest.mark.django_db
LOGIN = PageViewRestriction.LOGIN


def a_public_review() -> ReviewPage:
    """Published today with everything it needs, so that it has to stay for its time."""
    page = a_ready_review()
    page.save_revision().publish()
    return ReviewPage.objects.get(pk=page.pk)


def hide(page: Page) -> None:
    PageViewRestriction.objects.create(page=page, restriction_type=LOGIN)


def hide_what_is_above(review: ReviewPage) -> None:
    hide(the_review_index())


def move_below_what_is_hidden(review: ReviewPage) -> None:
    section = InformationPageFactory()
    hide(section)
    the_review_index().move(section, pos="last-child")


def move_below_a_draft(review: ReviewPage) -> None:
    the_review_index().move(InformationPageFactory(live=False), pos="last-child")


def move_out_of_the_site(review: ReviewPage) -> None:
    the_review_index().move(Page.get_first_root_node(), pos="last-child")


@pytest.mark.parametrize(
    "act",
    [hide, hide_what_is_above, move_below_what_is_hidden, move_below_a_draft, move_out_of_the_site],
)
def test_hiding_a_review_is_withdrawing_it(site: object, act: Callable) -> None:
    review = a_public_review()
    with pytest.raises(HidingRefused, match="can’t be hidden yet. It has to stay public until"):
        act(review)
    granted = GateOverride.objects.create(
        page=review, rule=GateOverride.Rule.MINIMUM_TIME, asked_because="x", is_granted=True
    )
    act(review)
    if act in (hide, hide_what_is_above):
        granted.refresh_from_db()
        assert granted.used_at


def test_what_has_no_time_to_stay_is_hidden_at_once(site: object) -> None:
    index = the_review_index()
    ReviewPageFactory(live=False)
    LeafletPageFactory()
    hide(index)
    assert index.get_view_restrictions().exists()


def test_the_window_for_privacy_says_why_and_keeps_what_was_chosen(site: object) -> None:
    review = a_public_review()
    address = reverse("wagtailadmin_pages:set_privacy", args=[review.pk])
    officer = client_of(somebody(PUBLISHERS))
    shown = officer.post(address, {"restriction_type": LOGIN}).json()
    assert shown["step"] == "set_privacy"
    assert "It has to stay public until" in shown["html"]
    assert not PageViewRestriction.objects.exists()
    assert officer.post(address, {"restriction_type": "none"}).json()["is_public"]
    leaflet = LeafletPageFactory()
    address = reverse("wagtailadmin_pages:set_privacy", args=[leaflet.pk])
    assert not officer.post(address, {"restriction_type": LOGIN}).json()["is_public"]


@pytest.fixture
def report(home_page: Page) -> SiteDocument:
    return SiteDocumentFactory(title="Report")


@pytest.fixture
def gone(officer: AbstractUser, report: SiteDocument) -> ReviewPage:
    """A review with a document, taken down."""
    page = ReviewPageFactory(title="Child A", documents=[report])
    take_down(page, officer, "A name in it.", "It is gone.")
    return ReviewPage.objects.get(pk=page.pk)


def copied_by(user: AbstractUser, page: Page, slug: str) -> Page:
    data = {
        "new_title": "A copy",
        "new_slug": slug,
        "new_parent_page": page.get_parent().pk,
        "copy_subpages": "",
        "publish_copies": "",
        "alias": "",
    }
    client_of(user).post(reverse("wagtailadmin_pages:copy", args=[page.pk]), data)
    return Page.objects.get(slug=slug).specific


def a_copy_of_a_copy(gone: ReviewPage, report: SiteDocument, officer: AbstractUser) -> Page:
    gone.documents.all().delete()
    copy = copied_by(officer, copied_by(officer, gone, "first"), "second")
    assert ("Made as a copy", "Of “A copy”.") in [
        (event.what, event.why) for event in everything(copy, with_case=False)
    ]
    return copy


def a_briefing_of_it(gone: ReviewPage, report: SiteDocument, officer: AbstractUser) -> Page:
    return BriefingPageFactory(review=gone, live=False)


def a_leaflet_with_its_document(
    gone: ReviewPage, report: SiteDocument, officer: AbstractUser
) -> Page:
    return LeafletPageFactory(documents=[report], live=False)


def a_leaflet_with_its_file_again(
    gone: ReviewPage, report: SiteDocument, officer: AbstractUser
) -> Page:
    """When the page and the document are gone for good."""
    again = SiteDocumentFactory(title="Another name")
    SiteDocument.objects.filter(pk=again.pk).update(file_hash=report.file_hash)
    gone.delete()
    report.delete()
    return LeafletPageFactory(documents=[SiteDocument.objects.get(pk=again.pk)], live=False)


@pytest.mark.parametrize(
    ("make", "words"),
    [
        (a_copy_of_a_copy, "It is a copy of “Child A”, which was taken down on"),
        (a_briefing_of_it, "It tells of “Child A”, which was taken down on"),
        (a_leaflet_with_its_document, "Its document “Report” was on a page that was taken down"),
        (a_leaflet_with_its_file_again, "Its document “Another name” was on a page that was"),
    ],
)
def test_what_was_taken_down_comes_back_with_a_second_person_only(
    gone: ReviewPage, report: SiteDocument, officer: AbstractUser, make: Callable, words: str
) -> None:
    SiteDocument.objects.filter(pk=report.pk).update(file_hash="of-the-report")
    page = make(gone, report, officer)
    reasons = " ".join(reasons_not_to_publish(page))
    assert words in reasons
    assert "A second person has to agree that it may go out." in reasons
    shown = client_of(officer).get(reverse("wagtailadmin_pages:edit", args=[page.pk]))
    assert words in shown.content.decode()
    asked = ask(page, GateOverride.Rule.TAKEN_DOWN, officer, "The name is out.")
    GateOverride.objects.filter(pk=asked.pk).update(
        is_granted=True, decided_by=somebody(APPROVERS), decided_at=timezone.now()
    )
    page.save_revision().publish()
    public = Page.objects.get(pk=page.pk).specific
    assert public.live
    # Readers have it again, with somebody's agreement: its next version isn't asked about.
    assert reasons_as_taken_down(public) == []


def test_a_page_that_was_only_withdrawn_leaves_no_mark(
    officer: AbstractUser, report: SiteDocument
) -> None:
    page = ReviewPageFactory(documents=[report])
    page.unpublish()
    assert reasons_as_taken_down(copied_by(officer, page, "copy")) == []
    assert reasons_as_taken_down(LeafletPageFactory(documents=[report], live=False)) == []


def test_an_information_page_does_not_bring_it_back_either(
    gone: ReviewPage, report: SiteDocument
) -> None:
    page = InformationPageFactory(live=False)
    page.body = [document_block(report)]
    with pytest.raises(PublishingRefused, match="Take the document out"):
        page.save_revision().publish()


@pytest.fixture
def receipt(site: object) -> SiteDocument:
    a_ready_review()
    return SiteDocument.objects.get(title="Receipt")


def test_a_page_with_evidence_on_it_is_not_published(
    receipt: SiteDocument, officer: AbstractUser
) -> None:
    page = LeafletPageFactory(live=False, documents=[receipt])
    assert "“Receipt” is the evidence of a notice" in evidence_stays_private(page)[0]
    with pytest.raises(PublishingRefused, match="stays private"):
        page.save_revision().publish()
    with pytest.raises(NotAllowed, match="stays private"):
        open_without_page(receipt, somebody(APPROVERS), "An inspector asked.")
    CaseNotice.objects.update(evidence=None)
    page.save_revision().publish()


@pytest.mark.parametrize(("is_public", "is_taken"), [(True, False), (False, True)])
def test_what_readers_can_open_is_no_evidence(
    officer: AbstractUser, report: SiteDocument, is_public: bool, is_taken: bool
) -> None:
    LeafletPageFactory(documents=[report], live=is_public)
    notice = {"recipient": "panel", "sent_on": "2026-02-02", "evidence": report.pk}
    data = nested_form_data(
        {
            "reference": "Review 7 of 2026",
            "incident_known_on": "2026-01-05",
            "decision": "undecided",
            "notices": inline_formset([notice]),
            "sign_offs": inline_formset([]),
        }
    )
    answer = client_of(officer).post(reverse("review_cases:add"), data)
    assert ReviewCase.objects.exists() is is_taken
    if not is_taken:
        shown = answer.content.decode()
        assert "Add the e-mail or the receipt as a document of its own" in shown
        assert 'value="Review 7 of 2026"' in shown


def test_no_snippet_that_readers_see_can_hold_evidence() -> None:
    """An alert, a contact or a person: nothing in them opens a document."""
    for model in public_models():
        for field in model._meta.get_fields():
            assert field.related_model is not SiteDocument, field
            if isinstance(field, RichTextField):
                assert "document-link" not in field.features, field
            elif isinstance(field, StreamField):
                blocks = str(field.deconstruct())
                assert "DocumentChooserBlock" not in blocks, field
                assert "RichText" not in blocks, field
