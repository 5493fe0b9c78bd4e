"""Publishes a whole release, or nothing of it."""

from django.db import transaction
from django.utils import timezone
from django.utils.html import conditional_escape, format_html
from wagtail.log_actions import log
from wagtail.models import Page

from desk.models import Release, ReleasedPage
from library.gate import PublishingRefused

from .membership import on_behalf_of


class ReleaseRefused(Exception):
    """Nothing went out; `reasons` are sentences for the editor, already escaped for HTML."""

    def __init__(self, reasons: list[str]) -> None:
        super().__init__(" ".join(reasons))
        self.reasons = [str(conditional_escape(reason)) for reason in reasons]


def send_out(release: Release, user: object = None) -> None:
    """Publish every page in its agreed version. Raises ReleaseRefused, with every reason.

    In one transaction that holds the release's row: whoever comes second waits, and should look
    again at its state.
    """
    with transaction.atomic(), on_behalf_of(release):
        rows = rows_from_the_top(release)
        reasons = [reason for row in rows for reason in _publish(row)]
        if not rows:
            reasons = ["There is no page in this release. Add one, or delete the release."]
        if reasons:
            raise ReleaseRefused(reasons)
        release.state, release.released_at = Release.State.RELEASED, timezone.now()
        release.refused_at, release.reasons = None, []
        release.save(update_fields=["state", "released_at", "refused_at", "reasons"])
        titles = [row.page_title for row in rows]
        log(instance=release, action="desk.release.go", user=user, data={"pages": titles})


def rows_from_the_top(release: Release) -> list[ReleasedPage]:
    """A page before those below it, otherwise in the order in which they were added."""
    rows = list(release.rows.select_related("page", "revision"))
    return sorted(rows, key=lambda row: row.page.depth if row.page else 0)


def why_row_is_lost(row: ReleasedPage) -> str:
    """What happened to the page or to its agreed version since; nothing if both are there."""
    if row.page is None:
        return f"“{row.page_title}” has been deleted since. Take it out of the release."
    if row.revision is None:
        return (
            f"The version of “{row.page_title}” that was agreed isn’t there any more. Cancel the "
            "plan and plan again."
        )
    return ""


def is_out_already(page: Page, row: ReleasedPage) -> bool:
    """Whether readers have this version, or a later one; an older one must not replace it."""
    live = page.live_revision if page.live else None
    if live is None or row.revision is None:
        return False
    return bool(live.created_at >= row.revision.created_at)


def _publish(row: ReleasedPage) -> list[str]:
    """Publish one page, or say why not."""
    if row.page is None or row.revision is None:
        return [why_row_is_lost(row)]
    if is_out_already(row.page, row):
        return []
    try:
        # A savepoint: the rest is asked as well, so that every reason is known at once.
        with transaction.atomic():
            row.revision.publish(log_action="wagtail.publish.scheduled")
            return _check_that_it_is_out(row)
    except PublishingRefused as refusal:
        return [about(row.page_title, reason) for reason in refusal.reasons]


def about(title: str, reason: str) -> str:
    """The reason with the page that it is about; safe as HTML."""
    return format_html("“{}”: {}", title, reason)


def _check_that_it_is_out(row: ReleasedPage) -> list[str]:
    """Wagtail plans a version that has a later hour of its own, instead of publishing it."""
    if Page.objects.filter(pk=row.page_id, live_revision_id=row.revision_id, live=True).exists():
        return []
    return [
        f"“{row.page_title}” has a later hour of its own. Open it, take the hour away under "
        "“Set schedule”, and plan the release again."
    ]
