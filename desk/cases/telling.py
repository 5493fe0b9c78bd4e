"""Tells by e-mail that a second person was asked, and who asked that there is an answer.

The reason stays on the site, where only those read it who may: an e-mail is copied and forwarded.
The request stands on the desk whether or not the e-mail arrives.
"""

import logging
from collections.abc import Iterable
from typing import Any

from django.conf import settings
from django.contrib.auth.models import AbstractUser
from django.template.loader import render_to_string
from django.urls import reverse
from wagtail.admin.mail import send_mail

from desk.models import GateOverride

from .overrides import people_who_may_answer, why_not_answer

logger = logging.getLogger(__name__)

ASKED, ANSWERED = "Somebody asks for a second person", "Your request was answered"


def tell_second_person(asked: GateOverride) -> list[AbstractUser]:
    """One e-mail to each who may answer; returned are those whom the mail server took it for."""
    people = [user for user in people_who_may_answer() if not why_not_answer(asked, user)]
    url = reverse("desk_answer_override", args=[asked.pk])
    return _tell(people, ASKED, "desk/cases/asked_email.txt", {"asked": asked, "url": url})


def tell_who_asked(asked: GateOverride) -> list[AbstractUser]:
    """That there is an answer; which one it is, they read after signing in."""
    people = [asked.asked_by] if asked.asked_by and asked.asked_by.is_active else []
    url = reverse("desk_ready", args=[asked.page_id])
    return _tell(people, ANSWERED, "desk/cases/answered_email.txt", {"asked": asked, "url": url})


def _tell(
    people: Iterable[AbstractUser], subject: str, template: str, context: dict[str, Any]
) -> list[AbstractUser]:
    context["url"] = f"{settings.WAGTAILADMIN_BASE_URL}{context['url']}"
    body = render_to_string(template, context)
    return [user for user in people if user.email and _is_sent(subject, body, user)]


def _is_sent(subject: str, body: str, user: AbstractUser) -> bool:
    try:
        return bool(send_mail(subject, body, [user.email]))
    except Exception:
        # Whatever a mail server does, what was asked or answered is kept.
        logger.exception("The e-mail “%s” could not be sent", subject)
        return False
