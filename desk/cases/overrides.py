"""Letting a review through in spite of a named reason: one person asks, another one answers."""

from typing import Any

from django.contrib.auth import get_user_model
from django.contrib.auth.models import AbstractUser
from django.db import transaction
from django.utils import timezone
from wagtail.log_actions import log
from wagtail.models import Page, PageViewRestriction

from desk.models import GateOverride

MAY_OVERRIDE = "desk.override_gate"
Rule = GateOverride.Rule
USED_UP_BY_PUBLISHING = (Rule.NOTICES, Rule.SIGN_OFFS, Rule.TAKEN_DOWN)
ASKED, GRANTED, REFUSED = "desk.override_ask", "desk.override_grant", "desk.override_refuse"


class NotAllowed(Exception):
    """It may not be asked or answered, or not by this person; its text says why."""


@transaction.atomic
def ask(page: Page, rule: str, user: AbstractUser, because: str) -> GateOverride:
    """Ask a second person to let the page through in spite of a rule. Raises NotAllowed."""
    because = _required(because)
    # One at a time: two clicks are one request.
    Page.objects.select_for_update().get(pk=page.pk)
    of_rule = GateOverride.objects.of_page(page.pk).filter(rule=rule)
    if of_rule.undecided().exists():
        raise NotAllowed("Somebody was asked already, and hasn’t answered yet.")
    if of_rule.in_force().exists():
        raise NotAllowed("It was let through already.")
    who: Any = user
    asked = GateOverride.objects.create(
        page_id=page.pk, rule=rule, asked_by=who, asked_because=because
    )
    _log(asked, page, ASKED, user, because)
    return asked


@transaction.atomic
def answer(asked: GateOverride, user: AbstractUser, is_granted: bool, because: str) -> None:
    """Let it through, or not. Raises NotAllowed for whoever isn't a second person."""
    because = _required(because)
    asked = GateOverride.objects.select_for_update().select_related("page").get(pk=asked.pk)
    if refusal := why_not_answer(asked, user):
        raise NotAllowed(refusal)
    who: Any = user
    asked.decided_by, asked.decided_at = who, timezone.now()
    asked.is_granted, asked.decided_because = is_granted, because
    asked.save(update_fields=["decided_by", "decided_at", "is_granted", "decided_because"])
    _log(asked, asked.page, GRANTED if is_granted else REFUSED, user, because)


def why_not_answer(asked: GateOverride, user: AbstractUser) -> str:
    """Why this person may not answer, as a sentence; nothing for who may."""
    if asked.decided_at:
        return "Somebody has answered this already."
    if not user.has_perm(MAY_OVERRIDE):
        return "Only a safeguarding manager can answer this."
    if asked.asked_by_id == user.pk:
        return "You asked for this, so somebody else must answer."
    if asked.page.revisions.filter(user=user).exists() or asked.page.owner_id == user.pk:
        return "You have worked on this page, so somebody else must answer."
    return ""


def use_up_when_published(sender: type, instance: Page, **kwargs: Any) -> None:
    """What was let through was let through once."""
    if instance.live:
        rules = (
            GateOverride.Rule.NOTICES,
            GateOverride.Rule.SIGN_OFFS,
            GateOverride.Rule.TAKEN_DOWN,
        )
        _use_up(instance, rules)


def use_up_when_withdrawn(sender: type, instance: Page, **kwargs: Any) -> None:
    """The same for coming down."""
    _use_up(instance, (Rule.MINIMUM_TIME,))


def use_up_when_hidden(sender: type, instance: PageViewRestriction, **kwargs: Any) -> None:
    """And for being hidden, which takes the pages below along."""
    for page in instance.page.get_descendants(inclusive=True):
        _use_up(page, (Rule.MINIMUM_TIME,))


def _use_up(page: Page, rules: tuple[str, ...]) -> None:
    in_force = GateOverride.objects.of_page(page.pk).in_force()
    in_force.filter(rule__in=rules).update(used_at=timezone.now())


def _log(asked: GateOverride, page: Page, action: str, user: AbstractUser, because: str) -> None:
    data = {"rule": asked.get_rule_display(), "reason": because}
    log(instance=page.specific, action=action, user=user, data=data)


def _required(because: str) -> str:
    if not because.strip():
        raise NotAllowed("Write down the reason.")
    return because.strip()


def people_who_may_answer() -> list[AbstractUser]:
    """Everybody with the right to let something through."""
    # Rights are Django's own, however somebody signs in.
    people = get_user_model().objects.with_perm(
        MAY_OVERRIDE,
        include_superusers=False,
        backend="django.contrib.auth.backends.ModelBackend",
    )
    return list(people.filter(is_active=True).order_by("username"))
