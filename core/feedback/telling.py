"""Tells the officer by e-mail that somebody says a page identifies a child.

The e-mail names the page and leads to the editor. It never has the reader's words in it: they may
be what identifies the child, and an e-mail is copied, forwarded and kept.
"""

import logging
from datetime import timedelta

from django.conf import settings
from django.core.mail import send_mail
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone
from django_tasks import task
from wagtail.models import Site

from core.models import IdentificationReport, SiteSettings

logger = logging.getLogger(__name__)

SUBJECT = "Urgent: somebody says that a page identifies a child"
# Enough to be heard. What is beyond stays on the first page of the editor.
MOST_EMAILS = 20
IN_THIS_TIME = timedelta(hours=1)
TASK_URL_NAME = "core_identification_reports"


@task(backend="background")
def tell_officer(report_id: int) -> None:
    """Send the e-mail of one report, unless it is sent or closed."""
    for report in IdentificationReport.objects.untold().filter(pk=report_id):
        _tell(report)


def request_telling(report: IdentificationReport) -> None:
    """Ask the worker; whatever goes wrong, the report is kept and the scheduler tries again."""
    try:
        tell_officer.enqueue(report.pk)
    except Exception:
        logger.exception("The e-mail about %s could not be asked for", report)


def tell_what_waits() -> None:
    """Send the e-mails that could not be sent before."""
    for report in IdentificationReport.objects.untold()[:MOST_EMAILS]:
        _tell(report)


def _tell(report: IdentificationReport) -> None:
    recipients = _recipients(report)
    since = timezone.now() - IN_THIS_TIME
    if not recipients or IdentificationReport.objects.told_since(since).count() >= MOST_EMAILS:
        return
    # Claimed first, so that worker and scheduler don't both send it.
    claimed = IdentificationReport.objects.filter(pk=report.pk, told_at=None)
    if not claimed.update(told_at=timezone.now()):
        return
    try:
        send_mail(SUBJECT, _message(report), settings.DEFAULT_FROM_EMAIL, recipients)
    except Exception:
        IdentificationReport.objects.filter(pk=report.pk).update(told_at=None)
        logger.exception("The e-mail about %s could not be sent", report)


def _recipients(report: IdentificationReport) -> list[str]:
    site = report.page.get_site() if report.page else None
    site = site or Site.objects.filter(is_default_site=True).first()
    email = SiteSettings.for_site(site).email if site else ""
    return [email] if email else []


def _message(report: IdentificationReport) -> str:
    context = {
        "title": report.page_title,
        "page_url": report.page.full_url if report.page else "",
        "task_url": f"{settings.WAGTAILADMIN_BASE_URL}{reverse(TASK_URL_NAME)}",
    }
    return render_to_string("core/feedback/email.txt", context)
