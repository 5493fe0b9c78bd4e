"""Agreeing when a release goes out, and what stands in the way."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.html import conditional_escape
from wagtail.log_actions import log
from wagtail.models import Page, Revision, TaskState, WorkflowState

from core.moments import moment_in_words
from desk.models import Release, ReleasedPage
from library.gate import reasons_not_to_publish
from library.models import SiteDocument
from library.references import keys_used_by

from .going_out import is_out_already, rows_from_the_top, send_out, why_row_is_lost
from .membership import on_behalf_of


class NotPlanned(Exception):
    """The release can't be planned so; what stands in the way is shown with each page."""


@dataclass(frozen=True)
class PageOutlook:
    """What will become of one page, and why it might not."""

    row: ReleasedPage
    page: Page | None = None
    change: str = ""
    type_name: str = ""
    reasons: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    documents: list[SiteDocument] = field(default_factory=list)


def outlook(release: Release, moment: datetime | None, user: Any) -> list[PageOutlook]:
    """Each page as it would go out at that moment (None: now), for this person to plan."""
    with on_behalf_of(release):
        return [_outlook_of(row, release, moment, user) for row in rows_from_the_top(release)]


@transaction.atomic
def plan(release: Release, moment: datetime, user: Any) -> None:
    """Let it go out at that moment. Raises NotPlanned."""
    release = _held(release)
    _agree(release, moment, user)
    release.state, release.go_live_at, release.planned_by = Release.State.PLANNED, moment, user
    _forget_refusal(release)
    release.save()
    hour = moment_in_words(moment)
    log(instance=release, action="desk.release.plan", user=user, data={"hour": hour})
    for row in release.rows.select_related("page"):
        data = {"release": release.title, "hour": hour}
        log(instance=row.page, action="desk.release.plan", user=user, data=data)


@transaction.atomic
def release_at_once(release: Release, user: Any) -> None:
    """Let it go out now. Raises NotPlanned or going_out.ReleaseRefused."""
    release = _held(release)
    _agree(release, None, user)
    release.planned_by = user
    release.save(update_fields=["planned_by"])
    send_out(release, user)


@transaction.atomic
def cancel(release: Release, user: Any) -> None:
    """Take the hour away; the pages stay together."""
    release = _held(release)
    release.state, release.go_live_at = Release.State.PREPARED, None
    _forget_refusal(release)
    release.save()
    release.rows.update(revision=None)
    log(instance=release, action="desk.release.cancel", user=user)


@transaction.atomic
def add_pages(release: Release, pages: Iterable[Page], user: Any) -> None:
    """Put pages into it."""
    for page in pages:
        title = page.draft_title or page.title
        ReleasedPage.objects.get_or_create(
            release=release, page=page, defaults={"page_title": title}
        )
        data = {"page": title}
        log(instance=release, action="desk.release.add", user=user, data=data)


@transaction.atomic
def take_out(release: Release, row: ReleasedPage, user: Any) -> None:
    """Take a page out of it; the page itself stays as it is."""
    data = {"page": row.page_title}
    row.delete()
    log(instance=release, action="desk.release.take_out", user=user, data=data)


def _held(release: Release) -> Release:
    """The release as it is now, and nobody else's until the end of the transaction."""
    held = Release.objects.select_for_update().get(pk=release.pk)
    if not held.is_open:
        raise NotPlanned("It is out already. Nothing was changed.")
    return held


def _agree(release: Release, moment: datetime | None, user: Any) -> None:
    """Note each page's newest version as the one that goes out, if nothing stands in the way."""
    release.rows.update(revision=None)
    pages = outlook(release, moment, user)
    if not pages:
        raise NotPlanned("There is no page in this release yet. Add one first.")
    if any(page.reasons for page in pages):
        raise NotPlanned("It can’t go out like this. Each page below says what to do.")
    for each in pages:
        each.row.revision = each.page.latest_revision if each.page else None
        each.row.page_title = each.page.draft_title if each.page else each.row.page_title
        each.row.save()


def _forget_refusal(release: Release) -> None:
    release.refused_at, release.told_at, release.reasons = None, None, []


def _outlook_of(
    row: ReleasedPage, release: Release, moment: datetime | None, user: Any
) -> PageOutlook:
    is_agreed = release.is_planned
    if row.page is None or (is_agreed and row.revision is None):
        return PageOutlook(row, reasons=[why_row_is_lost(row)])
    revision = row.revision if is_agreed else row.page.latest_revision
    version: Page = revision.as_object() if revision else row.page.specific
    reasons = [] if is_agreed else list(_why_not(row.page, revision, release, user))
    is_out = revision is not None and is_agreed and is_out_already(row.page, row)
    if not is_out:
        version.go_live_at = moment
        reasons += [str(conditional_escape(r)) for r in reasons_not_to_publish(version)]
    keys = keys_used_by(version, SiteDocument)
    return PageOutlook(
        row=row,
        page=row.page,
        change=_change(row.page, is_out),
        type_name=str(version._meta.verbose_name),
        reasons=reasons,
        notes=list(_notes(row.page, revision)) if is_agreed else [],
        documents=list(SiteDocument.objects.filter(pk__in=keys).order_by("title", "pk")),
    )


def _change(page: Page, is_out: bool) -> str:
    if is_out:
        return "Readers have it already"
    return "A new version of a page that is public" if page.live else "A new page"


def _notes(page: Page, revision: Revision) -> Iterable[str]:
    """What has happened since the plan was made."""
    if page.latest_revision_id != revision.pk:
        yield (
            "The draft was changed after this was planned. The version of then goes out. To take "
            "the newer one, cancel the plan and plan again."
        )


def _why_not(page: Page, revision: Revision | None, release: Release, user: Any) -> Iterable[str]:
    """What stands in the way beside the gate."""
    if revision is None or not page.has_unpublished_changes:
        yield "There is nothing to publish: readers have its newest version. Take it out."
        return
    hour = revision.as_object().go_live_at
    if page.revisions.exclude(approved_go_live_at=None).exists() or (
        hour and hour > timezone.now()
    ):
        yield (
            "It has an hour of its own. Open the page, take the hour away under “Set schedule”, "
            "and save it."
        )
    if WorkflowState.objects.for_instance(page).active().exists():
        yield "It is waiting for approval. Plan the release once it is approved."
    elif not (page.permissions_for_user(user).can_publish() or is_approved(revision)):
        yield (
            "You may not publish it. Send it for approval first, or ask somebody who may publish "
            "it to plan this release."
        )
    yield from _why_hidden(page, release)


def is_approved(revision: Revision) -> bool:
    """Whether this very version came to the end of its workflow."""
    return TaskState.objects.filter(
        revision=revision,
        status=TaskState.STATUS_APPROVED,
        workflow_state__status=WorkflowState.STATUS_APPROVED,
    ).exists()


def _why_hidden(page: Page, release: Release) -> Iterable[str]:
    """Below a page that isn't public, it would go out and nobody could read it."""
    together = release.rows.exclude(page=None).values("page_id")
    above = page.get_ancestors().filter(live=False, depth__gt=1).exclude(pk__in=together).last()
    if above:
        yield (
            f"It stands below “{above.title}”, which isn’t published, so nobody could read it. "
            "Publish that first, or add it to this release."
        )
