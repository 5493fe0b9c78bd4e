"""A new review goes out when everything is there, or when a second person answers for it."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from django.contrib.auth.models import AbstractUser, Permission
from django.db import transaction
from django.utils import timezone
from wagtail.models import PageLogEntry

from desk.cases.overrides import NotAllowed, answer, ask
from desk.models import CaseNotice, CaseSignOff, GateOverride, ReviewCase
from library.gate import PublishingRefused, WithdrawalRefused, reasons_not_to_publish
from publications.kinds import Kind
from reviews.models import BriefingPage, ReviewPage
from tests.factories.accounts import EditorFactory
from tests.factories.desk import a_new_review, a_ready_review
from tests.factories.library import SiteImageFactory
from tests.factories.reviews import ReviewPageFactory
from tests.library.pages import image_block

pytestmark = pytest.mark.django_db
Rule = GateOverride.Rule


def publish(page: ReviewPage, **changes: Any) -> ReviewPage:
    """As an editor's button does; the page as it is stored then."""
    page = ReviewPage.objects.get(pk=page.pk)
    for name, value in changes.items():
        setattr(page, name, value)
    page.save_revision().publish()
    return ReviewPage.objects.get(pk=page.pk)


def second_person() -> AbstractUser:
    user = EditorFactory()
    user.user_permissions.add(Permission.objects.get(codename="override_gate"))
    return user


def let_through(page: ReviewPage, rule: str) -> None:
    asked = ask(page, rule, EditorFactory(), "The court has set a day.")
    answer(asked, second_person(), True, "I have read the order.")


def test_a_new_review_says_everything_it_lacks_at_once() -> None:
    page = ReviewPageFactory(live=False, came_out_before=False)
    page.body = [image_block(SiteImageFactory(title="A door"), alt_text="")]
    with pytest.raises(PublishingRefused) as refused:
        page.save_revision().publish()
    words = " ".join(refused.value.reasons)
    for lacking in (
        "no review in progress",
        "The picture “A door” has no description",
        "no topic",
        "No 7-minute briefing",
        "Nobody has signed that it was read for anonymity",
        "Not signed off yet: Legal advice; Family told; Data protection.",
        "the national Panel; the Secretary of State; Ofsted",
    ):
        assert lacking in words
    page.refresh_from_db()
    assert not page.live


def test_a_review_with_everything_goes_out_once_and_for_all() -> None:
    page = publish(a_ready_review())
    assert page.live
    ReviewCase.objects.all().delete()
    assert publish(page, title="A later version").title == "A later version"


def test_each_thing_alone_stops_it() -> None:
    page = a_ready_review()
    case = ReviewCase.objects.get()

    def reasons() -> list[str]:
        return reasons_not_to_publish(ReviewPage.objects.get(pk=page.pk))

    assert reasons() == []
    case.sign_offs.filter(kind=CaseSignOff.Kind.FAMILY).delete()
    assert reasons()[0].startswith("Not signed off yet: Family told.")
    CaseSignOff.objects.create(
        case=case,
        kind=CaseSignOff.Kind.FAMILY,
        given_on=timezone.localdate(),
        given_by="Lead",
        is_not_needed=True,
        note="There is no family to tell.",
    )
    assert reasons() == []
    CaseNotice.objects.filter(recipient="ofsted").update(evidence=None)
    assert reasons() == [
        "Nothing shows that the notice was sent to: Ofsted. Add the e-mail or the receipt as "
        "evidence."
    ]
    CaseNotice.objects.filter(recipient="ofsted").delete()
    assert reasons()[0].startswith("No notice is written down for: Ofsted.")
    ReviewCase.objects.update(will_not_be_published=True)
    assert "It is marked as not published." in reasons()[0]
    ReviewCase.objects.update(will_not_be_published=False, decision="undecided")
    assert reasons()[0].startswith("The decision to carry out a review isn’t written down.")


def test_a_briefing_or_a_reason_for_none() -> None:
    page = a_ready_review()
    BriefingPage.objects.update(review=None)
    assert [r[:23] for r in reasons_not_to_publish(page)] == ["No 7-minute briefing be"]
    ReviewCase.objects.update(reason_without_briefing="It was merged with another.")
    assert reasons_not_to_publish(ReviewPage.objects.get(pk=page.pk)) == []


def test_planned_for_too_early_an_hour_it_is_refused_for_that_hour() -> None:
    # 21 December 2029 is a Friday; seven working days on, over Christmas, is 4 January 2030.
    page = ReviewPage.objects.get(pk=a_ready_review(sent_on=date(2029, 12, 21)).pk)
    page.go_live_at = datetime(2030, 1, 3, 23, 59, tzinfo=UTC)
    [reason] = reasons_not_to_publish(page)
    assert "The first day it may come out is 4 January 2030: 7 working days after" in reason
    page.go_live_at = datetime(2030, 1, 4, 0, 0, tzinfo=UTC)
    assert reasons_not_to_publish(page) == []


@pytest.mark.parametrize(
    ("kind", "came_out_before", "days", "is_asked"),
    [
        (Kind.LCSPR, True, -1, False),
        (Kind.LCSPR, True, 1, True),
        (Kind.LCSPR, False, -1, True),
        (Kind.SCR, False, -1, True),
        (Kind.AUDIT, False, -1, False),
        (Kind.RAPID_REVIEW, False, 1, False),
    ],
)
def test_who_is_asked_for_notices(
    kind: str, came_out_before: bool, days: int, is_asked: bool, home_page: object
) -> None:
    page = ReviewPage(
        title="A review",
        kind=kind,
        came_out_before=came_out_before,
        came_out_where="The board’s former website",
        published_on=timezone.localdate() + timedelta(days=days),
    )
    assert bool(reasons_not_to_publish(page)) == is_asked


def test_a_kind_that_is_changed_later_asks_again() -> None:
    page = publish(a_new_review(kind=Kind.AUDIT))
    with pytest.raises(PublishingRefused, match="no review in progress"):
        publish(page, kind=Kind.LCSPR)


def test_a_second_person_lets_it_through_once_and_it_is_logged() -> None:
    page = a_ready_review(sent_on=timezone.localdate())
    with pytest.raises(PublishingRefused, match="It is too early"):
        publish(page)
    writer = EditorFactory()
    asked = ask(page, Rule.NOTICES, writer, "The court has set a day.")
    with pytest.raises(NotAllowed, match="hasn’t answered yet"):
        ask(page, Rule.NOTICES, writer, "Again.")
    with pytest.raises(PublishingRefused):
        publish(page)
    answer(asked, second_person(), True, "I have read the order.")
    assert publish(page).live
    asked.refresh_from_db()
    assert asked.used_at
    logged = PageLogEntry.objects.filter(page=page.pk, action__startswith="desk.override")
    assert [entry.data["reason"] for entry in logged.order_by("timestamp")] == [
        "The court has set a day.",
        "I have read the order.",
    ]


def test_what_was_refused_stays_refused() -> None:
    page = a_ready_review(sent_on=timezone.localdate())
    asked = ask(page, Rule.NOTICES, EditorFactory(), "It is urgent.")
    answer(asked, second_person(), False, "It can wait.")
    with pytest.raises(PublishingRefused, match="It is too early"):
        publish(page)


def test_who_may_not_answer() -> None:
    page = a_ready_review(sent_on=timezone.localdate())
    asking, writing = second_person(), second_person()
    page.save_revision(user=writing)
    asked = ask(page, Rule.NOTICES, asking, "It is urgent.")
    for user, words in (
        (EditorFactory(), "Only a safeguarding manager"),
        (asking, "You asked for this"),
        (writing, "You have worked on this page"),
    ):
        with pytest.raises(NotAllowed, match=words):
            answer(asked, user, True, "Yes.")
    with pytest.raises(NotAllowed, match="Write down the reason"):
        answer(asked, second_person(), True, " ")


def test_within_its_year_a_review_stays_unless_a_second_person_lets_it_go() -> None:
    page = publish(a_ready_review())
    with pytest.raises(WithdrawalRefused, match="It has to stay public until"):
        page.unpublish()
    page = ReviewPage.objects.get(pk=page.pk)
    assert page.live
    with pytest.raises(WithdrawalRefused):
        page.get_parent().specific.unpublish()
    with pytest.raises(WithdrawalRefused), transaction.atomic():
        ReviewPage.objects.get(pk=page.pk).delete()
    let_through(page, Rule.MINIMUM_TIME)
    page.unpublish()
    assert not ReviewPage.objects.get(pk=page.pk).live
    assert not GateOverride.objects.in_force().exists()


def test_its_year_over_it_may_go() -> None:
    page = ReviewPageFactory(published_on=timezone.localdate() - timedelta(days=367))
    page.unpublish()
    assert not ReviewPage.objects.get(pk=page.pk).live


def test_an_end_within_its_year_is_refused_when_it_is_planned() -> None:
    page = ReviewPage.objects.get(pk=a_ready_review().pk)
    page.expire_at = timezone.now() + timedelta(days=300)
    [reason] = reasons_not_to_publish(page)
    assert "but has to stay public until" in reason
    page.expire_at = timezone.now() + timedelta(days=370)
    assert reasons_not_to_publish(page) == []
