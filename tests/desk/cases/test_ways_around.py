"""Ways around the gate that somebody might find: each is closed."""

from datetime import timedelta

import pytest
from django.contrib.auth.models import AbstractUser
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Page, PageViewRestriction
from wagtail.test.utils.form_data import inline_formset, nested_form_data

from core.permissions import PUBLISHERS
from desk.cases.takedown import take_down
from desk.models import GateOverride, ReviewCase
from library.gate import PublishingRefused, reasons_not_to_publish
from publications.kinds import Kind
from reviews.models import ReviewPage
from tests.desk.people import client_of, somebody
from tests.factories.desk import a_new_review, a_ready_review
from tests.factories.reviews import ReviewPageFactory, the_review_index

pytestmark = pytest.mark.django_db
LONG_AGO = timezone.localdate() - timedelta(days=900)


def fresh(page: Page) -> ReviewPage:
    return ReviewPage.objects.get(pk=page.pk)


def publish(page: ReviewPage, **changes: object) -> ReviewPage:
    page = fresh(page)
    for name, value in changes.items():
        setattr(page, name, value)
    page.save_revision().publish()
    return fresh(page)


def test_a_draft_does_not_make_a_statutory_review_of_what_was_public_as_an_audit(
    site: object,
) -> None:
    page = publish(a_new_review(kind=Kind.AUDIT))
    assert page.live
    page.unpublish()
    page = fresh(page)
    page.kind = Kind.LCSPR
    # As the editor saves a draft of what isn't public.
    page.save()
    page.save_revision()
    assert any("no review in progress" in reason for reason in reasons_not_to_publish(fresh(page)))


def test_what_was_public_as_such_a_review_may_come_back(site: object) -> None:
    page = publish(a_ready_review())
    page.came_out_before = True
    page.comes_down_at_once = True
    page.unpublish()
    ReviewCase.objects.all().delete()
    assert publish(page).live


@pytest.mark.parametrize(
    "changes",
    [{"kind": Kind.AUDIT}, {"came_out_before": True, "published_on": LONG_AGO}],
)
def test_a_public_review_does_not_become_one_that_may_come_down(
    site: object, changes: dict[str, object]
) -> None:
    page = publish(a_ready_review())
    with pytest.raises(PublishingRefused, match="It has to stay public until"):
        publish(page, **changes)
    GateOverride.objects.create(
        page=page, rule=GateOverride.Rule.MINIMUM_TIME, asked_because="x", is_granted=True
    )
    assert publish(page, **changes).live


def test_its_other_words_may_be_changed(site: object) -> None:
    page = publish(a_ready_review())
    assert publish(page, title="A better title").title == "A better title"


def test_a_page_above_does_not_end_before_a_review(site: object) -> None:
    review = publish(a_ready_review())
    index = the_review_index()
    index.expire_at = timezone.now() + timedelta(days=30)
    with pytest.raises(PublishingRefused, match=f"“{review.title}” below it has to stay"):
        index.save_revision().publish()
    index.expire_at = timezone.now() + timedelta(days=900)
    index.save_revision().publish()


def test_a_takedown_is_remembered_whatever_becomes_of_the_address(
    site: object, manager: AbstractUser
) -> None:
    page = ReviewPageFactory(slug="child-a")
    take_down(page, manager, "A name in it.", "It is gone.")
    page = fresh(page)
    page.slug = "child-b"
    page.save()
    other = ReviewPageFactory(slug="child-a")
    other.save_revision().publish()
    assert any("It was taken down" in reason for reason in reasons_not_to_publish(fresh(page)))
    assert reasons_not_to_publish(fresh(other)) == []


def test_what_only_some_could_read_is_remembered_too(site: object, manager: AbstractUser) -> None:
    page = ReviewPageFactory()
    PageViewRestriction.objects.create(page=page, restriction_type=PageViewRestriction.LOGIN)
    take_down(page, manager, "A name in it.", "It is gone.")
    assert any("It was taken down" in reason for reason in reasons_not_to_publish(fresh(page)))


@pytest.mark.parametrize("to_another", [True, False])
def test_the_notices_of_a_public_review_do_not_pass_to_another(
    site: object, to_another: bool
) -> None:
    page = publish(a_ready_review())
    case = ReviewCase.objects.get()
    other = a_new_review()
    fields = {
        "reference": case.reference,
        "incident_known_on": case.incident_known_on.isoformat(),
        "decision": case.decision,
        "decision_on": case.decision_on.isoformat(),
        "page": other.pk if to_another else "",
        "notices": inline_formset([]),
        "sign_offs": inline_formset([]),
    }
    edit = reverse("review_cases:edit", args=[case.pk])
    answer = client_of(somebody(PUBLISHERS)).post(edit, nested_form_data(fields))
    assert "was published with these dates and notices" in answer.content.decode()
    case.refresh_from_db()
    assert case.page == page
