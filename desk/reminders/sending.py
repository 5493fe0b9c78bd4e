"""Sends the daily e-mail: once a day, whoever asks, and it owns up to what went wrong."""

import logging
from datetime import date, datetime, timedelta

from django.conf import settings as django_settings
from django.core.mail import send_mail
from django.db.models import F
from django.utils import timezone

from desk.models import Digest, DutySettings
from desk.todo.collecting import everything_to_do
from desk.todo.item import Now

from .choosing import worth_an_email
from .message import body_of, subject_of

logger = logging.getLogger(__name__)

State = Digest.State
TRY_AGAIN_AFTER = timedelta(minutes=15)
# Whoever was sending it so long ago was cut off.
CUT_OFF_AFTER = timedelta(hours=1)
NOBODY = "No e-mail address is known. Write one into the settings."


def send_daily_email() -> None:
    """What the scheduler asks each minute; from its hour on, by London's clock."""
    settings = DutySettings.current()
    local = timezone.localtime()
    if not settings.digest_is_sent or local.hour < settings.digest_hour:
        return
    digest = claim(local.date(), timezone.now())
    if digest is not None:
        _send(digest, Now(local.date(), settings))


def claim(day: date, moment: datetime) -> Digest | None:
    """The e-mail of this day, for one asker; None when it is done or in another's hand."""
    digest, is_new = Digest.objects.get_or_create(day=day, defaults={"tried_at": moment})
    if is_new:
        return digest
    wait = {State.SENDING: CUT_OFF_AFTER, State.FAILED: TRY_AGAIN_AFTER}
    wait[State.NOBODY] = TRY_AGAIN_AFTER
    if digest.state not in wait or digest.tried_at > moment - wait[State(digest.state)]:
        return None
    # Of two who read the same row one changes it.
    mine = Digest.objects.filter(pk=digest.pk, tried_at=digest.tried_at).update(
        state=State.SENDING, tried_at=moment, attempts=F("attempts") + 1
    )
    return Digest.objects.get(pk=digest.pk) if mine else None


def _send(digest: Digest, now: Now) -> None:
    try:
        state, problem = _send_what_is_worth_it(digest, now)
    except Exception as error:
        logger.exception("The daily e-mail of %s could not be sent", digest.day)
        state = State.FAILED
        problem = f"The mail server didn’t take it ({type(error).__name__})."
    digest.state, digest.problem = state, problem
    digest.save(update_fields=["state", "problem", "keys"])


def _send_what_is_worth_it(digest: Digest, now: Now) -> tuple[Digest.State, str]:
    items = everything_to_do(now)
    last = Digest.objects.sent_or_empty().filter(day__lt=digest.day).first()
    chosen = worth_an_email(items, now, last.keys if last else [])
    digest.keys = [item.key for item in items]
    if not chosen:
        return State.NOTHING, ""
    recipients = now.settings.recipients
    if not recipients:
        return State.NOBODY, NOBODY
    send_mail(
        subject_of(chosen, now),
        body_of(chosen, now),
        django_settings.DEFAULT_FROM_EMAIL,
        recipients,
    )
    return State.SENT, ""
