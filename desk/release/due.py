"""What the clock does: each page and each release by itself, so that none holds up another."""

import logging
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from typing import Any

from django.apps import apps
from django.db import models, transaction
from django.utils import timezone
from django.utils.html import conditional_escape
from wagtail.log_actions import log
from wagtail.models import DraftStateMixin, Page, Revision

from desk.models import Release, ScheduleProblem
from desk.models.release import KEEP_TRYING
from library.gate import PublishingRefused, WithdrawalRefused

from .going_out import ReleaseRefused, send_out

logger = logging.getLogger(__name__)

BROKEN = (
    "Something went wrong that isn’t about the words or the files. The site’s log has the details: "
    "tell whoever runs the site."
)


@dataclass(frozen=True)
class Due:
    """One thing whose hour has come."""

    hour: datetime
    name: str
    do: Callable[[], None]


def do_what_is_due() -> None:
    """Take down what has expired, then publish in the order of the hours, each by itself.

    Right after a stop of hours: everything is done once, in order. Right with two schedulers: each
    thing is held by its row while it is done, and looked at again by who had to wait.
    """
    now = timezone.now()
    for due in [*_expired(now), *sorted(_to_publish(now), key=lambda due: due.hour)]:
        try:
            due.do()
        except WithdrawalRefused as refusal:
            # Readers don't see what is past its end, whatever this says.
            logger.warning("%s: %s", due.name, refusal)
        except Exception:
            logger.exception("%s could not be done at its hour", due.name)


def _expired(now: datetime) -> Iterator[Due]:
    for model in [Page, *_drafted_models()]:
        for key, hour in model.objects.filter(live=True, expire_at__lt=now).values_list(
            "pk", "expire_at"
        ):
            name = f"The end of {model._meta.label} {key}"
            yield Due(hour, name, partial(_take_down, model, key, now))


def _drafted_models() -> list[type[Any]]:
    """Snippets with drafts."""
    return [
        model
        for model in apps.get_models()
        if issubclass(model, DraftStateMixin) and not issubclass(model, Page)
    ]


@transaction.atomic
def _take_down(model: type[Any], key: int, now: datetime) -> None:
    still_up = model._default_manager.filter(pk=key, live=True, expire_at__lt=now)
    for held in still_up.select_for_update(of=("self",)):
        # A page as its own type, so that its rules and its references are minded.
        found = held.specific if isinstance(held, Page) else held
        found.unpublish(set_expired=True, log_action="wagtail.unpublish.scheduled")


def _to_publish(now: datetime) -> Iterator[Due]:
    for release in Release.objects.due(now):
        hour = release.go_live_at or now
        yield Due(hour, f"Release {release.pk}", partial(_send_out, release.pk, now))
    for key, hour in due_versions(now).values_list("pk", "approved_go_live_at"):
        yield Due(hour, f"Version {key}", partial(_publish, key, now))


def due_versions(now: datetime) -> models.QuerySet[Revision]:
    """Versions that were planned alone and should go out; not those that were given up."""
    given_up = ScheduleProblem.objects.given_up(now).values("revision_id")
    due = Revision.objects.filter(approved_go_live_at__lte=now).exclude(pk__in=given_up)
    return due.order_by("approved_go_live_at", "pk")


def _send_out(key: int, now: datetime) -> None:
    try:
        with transaction.atomic():
            for release in Release.objects.due(now).filter(pk=key).select_for_update():
                send_out(release)
    except ReleaseRefused as refusal:
        _hold_release(key, refusal.reasons, now)
    except Exception:
        _hold_release(key, [BROKEN], now)
        raise


@transaction.atomic
def _hold_release(key: int, reasons: list[str], now: datetime) -> None:
    """Keep why, and try again next minute; after an hour of that leave it to a person."""
    for release in Release.objects.due(now).filter(pk=key).select_for_update():
        if release.refused_at is None:
            release.refused_at, release.told_at = now, None
            log(instance=release, action="desk.release.refuse", data={"reasons": reasons})
        elif now >= release.refused_at + KEEP_TRYING:
            release.state = Release.State.HELD
            log(instance=release, action="desk.release.hold", data={"reasons": reasons})
        release.reasons = reasons
        release.save(update_fields=["state", "refused_at", "told_at", "reasons"])


def _publish(key: int, now: datetime) -> None:
    try:
        with transaction.atomic():
            for revision in due_versions(now).filter(pk=key).select_for_update(of=("self",)):
                revision.publish(log_action="wagtail.publish.scheduled")
                ScheduleProblem.objects.filter(revision=revision).delete()
    except PublishingRefused as refusal:
        _hold_version(key, [str(conditional_escape(reason)) for reason in refusal.reasons], now)
    except Exception:
        _hold_version(key, [BROKEN], now)
        raise


@transaction.atomic
def _hold_version(key: int, reasons: list[str], now: datetime) -> None:
    """The same for a page that was planned alone; its hour stays on the version."""
    for revision in due_versions(now).filter(pk=key).select_for_update(of=("self",)):
        problem, is_new = ScheduleProblem.objects.get_or_create(
            revision=revision, defaults={"reasons": reasons, "refused_at": now}
        )
        if is_new:
            held = revision.content_object
            log(instance=held, action="desk.schedule.refuse", data={"reasons": reasons})
        elif problem.reasons != reasons:
            problem.reasons = reasons
            problem.save(update_fields=["reasons"])
