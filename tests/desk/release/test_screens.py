"""The officer's screens: prepare, plan, cancel, release; each refusal a sentence."""

from datetime import datetime, timedelta

import pytest
from django.contrib.auth.models import AbstractUser
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Page, Task, Workflow, WorkflowState, WorkflowTask

from desk.models import Release
from desk.release.due import do_what_is_due
from desk.release.membership import waits_for_its_release
from tests.factories.library import SiteDocumentFactory
from tests.factories.plans import PlanPageFactory
from tests.factories.reviews import BriefingPageFactory, ReviewPageFactory

from .drafts import draft, live_titles, planned_alone, planned_release, refused  # noqa: F401

pytestmark = pytest.mark.django_db


def the_hour() -> datetime:
    """Nine o'clock, a month from now."""
    return (timezone.localtime() + timedelta(days=30)).replace(hour=9, minute=0, second=0)


def act(client: Client, release: Release, action: str, **values: object) -> str:
    """Press a button of the release; what the screen says then."""
    url = reverse("desk_release", args=[release.pk])
    response = client.post(url, {"action": action, **values}, follow=True)
    release.refresh_from_db()
    return response.content.decode()


def plan_for(client: Client, release: Release, moment: datetime) -> str:
    when = {"day": f"{moment:%d/%m/%Y}", "hour": f"{moment:%H:%M}"}
    return act(client, release, "plan", **when)


def draft_plan(title: str, **fields: object) -> Page:
    page = PlanPageFactory(title=title, live=False, **fields)
    page.save_revision()
    return page


def test_from_a_draft_to_a_plan_and_back(editor_client: Client) -> None:
    document = SiteDocumentFactory(title="The plan as a PDF")
    first, second = draft_plan("First", documents=[document]), draft_plan("Second")
    url = reverse("desk_new_release")
    offered = editor_client.get(url, {"page": first.pk}).content.decode()
    assert f'value="{first.pk}" checked' in offered
    assert f'value="{second.pk}"' in offered
    editor_client.post(url, {"title": "Both plans", "pages": [first.pk, second.pk]})
    release = Release.objects.get()
    screen = editor_client.get(reverse("desk_release", args=[release.pk])).content.decode()
    assert "The plan as a PDF" in screen
    assert "Nothing is planned yet" in screen
    said = plan_for(editor_client, release, the_hour())
    assert release.go_live_at == the_hour().replace(microsecond=0)
    assert "All of it goes out on" in said
    assert "at 09:00" in said
    [reason] = waits_for_its_release(first)
    assert "Both plans" in reason
    assert "Planned to go out together" in said
    said = act(editor_client, release, "take-out", row=release.rows.first().pk)
    assert "Cancel the plan first" in said
    act(editor_client, release, "cancel")
    assert (release.state, release.go_live_at) == (Release.State.PREPARED, None)
    assert waits_for_its_release(first) == []
    said = act(editor_client, release, "now")
    assert "It is out" in said
    assert {"First", "Second"} <= set(live_titles())
    assert "It is out already" in act(editor_client, release, "cancel")


def test_a_wrong_hour_is_explained_and_nothing_is_planned(editor_client: Client) -> None:
    release = planned_release("A plan", timezone.now(), draft_plan("First"))
    act(editor_client, release, "cancel")
    url = reverse("desk_release", args=[release.pk])
    for when, expected in [
        ({"day": "", "hour": ""}, "Give the day, for example"),
        ({"day": "28/03/2027", "hour": "01:30"}, "the clocks go forward"),
        ({"day": "31/10/2027", "hour": "01:30"}, "comes twice on"),
        ({"day": "01/02/2020", "hour": "09:00"}, "has passed"),
    ]:
        said = editor_client.post(url, {"action": "plan", **when}).content.decode()
        assert expected in said
        assert when["hour"] in said
    release.refresh_from_db()
    assert release.state == Release.State.PREPARED


def test_every_page_says_what_stands_in_its_way(
    editor_client: Client,
    refused: set[str],  # noqa: F811
) -> None:
    refused.add("Refused")
    above = draft("Above")
    pages = {
        "Refused": draft("Refused"),
        "Below": draft("Below", parent=above),
        "Alone": planned_alone("Alone", the_hour()),
    }
    published = draft_plan("Published")
    published.get_latest_revision().publish()
    release = planned_release("All", timezone.now(), *pages.values(), published)
    act(editor_client, release, "cancel")
    said = plan_for(editor_client, release, the_hour())
    for expected in (
        "Its title is wrong.",
        "It stands below “Above”",
        "It has an hour of its own",
        "There is nothing to publish",
        "Each page below says what to do",
    ):
        assert expected in said
    assert release.state == Release.State.PREPARED
    assert "Release now" not in said


def test_a_review_brings_its_briefing(editor_client: Client) -> None:
    review = ReviewPageFactory(title="Child A", live=False)
    review.save_revision()
    briefing = BriefingPageFactory(title="Child A in seven minutes", review=review, live=False)
    briefing.save_revision()
    offered = editor_client.get(reverse("desk_new_release"), {"page": review.pk}).content.decode()
    assert f'value="{briefing.pk}" checked' in offered
    release = planned_release("Only the review", timezone.now(), review)
    said = act(editor_client, release, "cancel")
    assert "This draft belongs to it" in said
    act(editor_client, release, "add", pages=[briefing.pk])
    assert release.rows.count() == 2


def test_an_approved_page_waits_for_the_others(
    editor_client: Client, administrator: AbstractUser, editor: AbstractUser
) -> None:
    page, other = draft("Approved"), draft("Other")
    release = planned_release("Both", timezone.now(), page, other)
    act(editor_client, release, "cancel")
    workflow = Workflow.objects.create(name="Two people")
    task = Task.objects.create(name="Look")
    WorkflowTask.objects.create(workflow=workflow, task=task)
    state = workflow.start(page, editor)
    assert "It is waiting for approval" in plan_for(editor_client, release, the_hour())
    state.current_task_state.approve(user=administrator)
    state.refresh_from_db()
    assert state.status == WorkflowState.STATUS_APPROVED
    assert live_titles() == []
    plan_for(editor_client, release, the_hour())
    assert release.state == Release.State.PLANNED


def test_what_did_not_go_out_stands_first_and_can_be_tried_again(
    editor_client: Client,
    refused: set[str],  # noqa: F811
) -> None:
    assert "did not go out at its hour" not in editor_client.get("/admin/").content.decode()
    refused |= {"Alone", "Together"}
    hour = timezone.now() - timedelta(hours=2)
    page = planned_alone("Alone", hour)
    release = planned_release("A release", hour, draft("Together"))
    do_what_is_due()
    home = editor_client.get("/admin/").content.decode()
    assert "did not go out at its hour" in home
    assert reverse("desk_release", args=[release.pk]) in home
    release.refresh_from_db()
    problem = page.latest_revision.schedule_problem
    problem.refused_at = hour
    problem.save()
    listed = editor_client.get(reverse("desk_releases")).content.decode()
    assert "Its title is wrong." in listed
    refused.clear()
    editor_client.post(reverse("desk_releases"), {"problem": problem.pk})
    do_what_is_due()
    assert sorted(live_titles()) == ["Alone", "Together"]


def test_a_scheduler_that_does_not_run_is_noticed(editor_client: Client) -> None:
    planned_release("A release", timezone.now() - timedelta(minutes=6), draft("First"))
    assert "did not go out at its hour" in editor_client.get("/admin/").content.decode()
    assert "The program that watches the clock" in (
        editor_client.get(reverse("desk_releases")).content.decode()
    )


def test_the_list_asks_the_same_number_of_questions_however_long_it_is(
    editor_client: Client,
) -> None:
    url, counts = reverse("desk_releases"), []
    # The first page of an empty site writes its settings; the second reads them. Neither counts.
    for _ in range(2):
        editor_client.get(url)
    for number in range(9):
        Release.objects.create(title=f"Release {number}")
        if number in {1, 8}:
            with CaptureQueriesContext(connection) as asked:
                editor_client.get(url)
            counts.append(len(asked))
    assert counts[0] == counts[1]


def test_who_may_not_plan_releases_sees_none(client: Client, editor: AbstractUser) -> None:
    editor.groups.first().permissions.remove(
        *editor.groups.first().permissions.filter(codename="change_release")
    )
    client.force_login(editor)
    assert client.get(reverse("desk_releases")).status_code == 302
    assert "desk_releases" not in client.get("/admin/").content.decode()
