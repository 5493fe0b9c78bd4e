"""Tells by e-mail that something didn't go out at its hour.

The e-mail says what and where to look, never why: what a check found may be a child's name, and an
e-mail is copied, forwarded and kept.
"""

import logging
from typing import Any

from django.conf import settings
from django.core.mail import send_mail
from django.db.models import Model
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Site

from core.models import SiteSettings
from core.moments import moment_in_words
from desk.models import Release, ScheduleProblem

logger = logging.getLogger(__name__)

TEMPLATE = "desk/release/email.txt"


def tell_what_did_not_go_out() -> None:
    """One e-mail for each; what can't be sent is tried again next minute."""
    for release in Release.objects.untold().select_related("planned_by"):
        url = reverse("desk_release", args=[release.pk])
        _tell(release, release.title, release.go_live_at, url, release.planned_by)
    problems = ScheduleProblem.objects.untold().select_related("revision__user")
    for problem in problems:
        revision = problem.revision
        hour = revision.approved_go_live_at
        _tell(problem, revision.object_str, hour, reverse("desk_releases"), revision.user)


def _tell(what: Model, title: str, hour: Any, url: str, planner: Any) -> None:
    recipients = _recipients(planner)
    # Claimed first, so that two schedulers don't both send it.
    waiting = type(what)._default_manager.filter(pk=what.pk, told_at=None)
    if not recipients or not waiting.update(told_at=timezone.now()):
        return
    context = {
        "title": title,
        "hour": moment_in_words(hour),
        "tried_until": moment_in_words(what.tried_until),  # type: ignore[attr-defined]
        "url": f"{settings.WAGTAILADMIN_BASE_URL}{url}",
    }
    try:
        subject = f"Not published at its hour: {title}"
        body = render_to_string(TEMPLATE, context)
        send_mail(" ".join(subject.split()), body, settings.DEFAULT_FROM_EMAIL, recipients)
    except Exception:
        type(what)._default_manager.filter(pk=what.pk).update(told_at=None)
        logger.exception("The e-mail about %s %s could not be sent", what._meta.label, what.pk)


def _recipients(planner: Any) -> list[str]:
    """Who planned it, and the partnership's own address."""
    site = Site.objects.filter(is_default_site=True).first()
    addresses = [SiteSettings.for_site(site).email if site else ""]
    if planner and planner.is_active:
        addresses.append(planner.email)
    return sorted({address for address in addresses if address})
