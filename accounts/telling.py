"""Writes down what happened to an account, and tells the person."""

import logging
from typing import Any

from django.conf import settings
from django.contrib.auth.models import AbstractUser
from django.core.mail import send_mail
from django.db import transaction
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone
from wagtail.log_actions import log
from wagtail.models import Site

from accounts.words import HAPPENINGS
from core.models import SiteSettings

logger = logging.getLogger(__name__)


def note(user: AbstractUser, action: str, by: AbstractUser | None, **data: Any) -> None:
    """Into the account's history, and by e-mail once it is sure, where `words` has one for it."""
    log(user, action, user=by, data=data or None)
    if HAPPENINGS[action].email:
        transaction.on_commit(lambda: tell(user, action, by, str(data.get("reason", ""))))


def tell(user: AbstractUser, action: str, by: AbstractUser | None, reason: str = "") -> None:
    """By e-mail, with what to do if it wasn't them. A mail server that is away stops nothing."""
    if not user.email:
        return
    happening = HAPPENINGS[action]
    site = Site.objects.filter(is_default_site=True).first()
    context = {
        "what": happening.email,
        "name": user.get_full_name() or user.get_username(),
        "site_name": SiteSettings.for_site(site).short_name if site else "",
        "when": timezone.localtime(),
        "by": by.get_full_name() or by.get_username() if by and by.pk != user.pk else "",
        "reason": reason,
        "is_reset": action == "accounts.second_reset",
        "address": f"{settings.WAGTAILADMIN_BASE_URL}{reverse('account_login')}",
    }
    words = render_to_string("accounts/email.txt", context)
    try:
        send_mail(happening.email, words, None, [user.email])
    except Exception:
        logger.exception("The e-mail about %s could not be sent", action)
