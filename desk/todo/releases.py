"""What the clock couldn't publish, and requests that wait for a second person."""

from django.urls import reverse
from django.utils import timezone

from core.dates import date_in_words
from desk.models import GateOverride, Release, ScheduleProblem

from .item import Item, Kind, Now

CHANGE_RELEASES = "desk.change_release"
ANSWER_REQUESTS = "desk.override_gate"
TITLE = "See why it did not go out at its hour"


def release_items(now: Now) -> list[Item]:
    """Releases and single pages that were refused, and releases that nothing has tried."""
    found = {
        release.pk: release
        for release in (*Release.objects.refused(), *Release.objects.overdue(timezone.now()))
        if release.go_live_at
    }
    problems = ScheduleProblem.objects.current().select_related("revision")
    return [
        *(_release(release) for release in found.values()),
        *(_problem(problem) for problem in problems),
    ]


def _release(release: Release) -> Item:
    return Item(
        key=f"release-{release.pk}",
        kind=Kind.RELEASE,
        title=TITLE,
        about=release.title,
        url=reverse("desk_release", args=[release.pk]),
        due=timezone.localdate(release.go_live_at),
        over="Was planned for",
        source="The plan of the release",
        permission=CHANGE_RELEASES,
    )


def _problem(problem: ScheduleProblem) -> Item:
    revision = problem.revision
    return Item(
        key=f"schedule-{problem.pk}",
        kind=Kind.RELEASE,
        title=TITLE,
        about=revision.object_str,
        url=reverse("desk_releases"),
        due=timezone.localdate(revision.approved_go_live_at),
        over="Was planned for",
        source="The plan of the page",
        permission=CHANGE_RELEASES,
    )


def override_items(now: Now) -> list[Item]:
    """Requests to let a review through that nobody has answered."""
    requests = GateOverride.objects.undecided().select_related("page", "asked_by")
    return [
        Item(
            key=f"override-{request.pk}",
            kind=Kind.REQUEST,
            title="Answer the request to let it through",
            about=f"{request.page.title}: {request.get_rule_display().lower()}",
            url=reverse("desk_answer_override", args=[request.pk]),
            detail=f"Asked on {date_in_words(timezone.localdate(request.asked_at))}.",
            source="A second person decides",
            permission=ANSWER_REQUESTS,
        )
        for request in requests
    ]
