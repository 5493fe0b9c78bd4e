"""The publishing gate: reasons why a page may not go out, or come down, asked whenever it would."""

from collections.abc import Callable
from datetime import datetime
from typing import TypeVar

from django.utils import timezone
from wagtail.models import Page

Rule = TypeVar("Rule", bound=Callable[[Page], list[str]])

_rules: list[Callable[[Page], list[str]]] = []
_withdrawal_rules: list[Callable[[Page], list[str]]] = []


class GateRefused(Exception):
    """What was to be done with a page may not be; `reasons` are sentences for the editor."""

    # What wasn't done, for a message.
    nothing_done = "Nothing was changed."
    verb = "changed"

    def __init__(self, page: Page, reasons: list[str]) -> None:
        super().__init__(f"“{page.title}” can’t be {self.verb}. {' '.join(reasons)}")
        self.page = page
        self.reasons = reasons


class PublishingRefused(GateRefused):
    """A page may not be published."""

    nothing_done = "Nothing was published."
    verb = "published"


class WithdrawalRefused(GateRefused):
    """A public page may not be taken away yet."""

    nothing_done = "Nothing was withdrawn."
    verb = "withdrawn yet"


def register_publishing_rule(rule: Rule) -> Rule:
    """Add a rule: called with the page as it would be published, returns sentences or nothing.

    The page is the one in memory: its body and its lists (`page.documents.all()`) are the new
    ones. A rule must not look for them in the database, where the old ones still are.
    """
    if rule not in _rules:
        _rules.append(rule)
    return rule


def register_withdrawal_rule(rule: Rule) -> Rule:
    """Add a rule that is asked before a public page is unpublished: sentences, or nothing."""
    if rule not in _withdrawal_rules:
        _withdrawal_rules.append(rule)
    return rule


def planned_moment(page: Page) -> datetime:
    """When the page would go out if it were published now: now, or the hour it is planned for."""
    now = timezone.now()
    return max(now, page.go_live_at) if page.go_live_at else now


def reasons_not_to_withdraw(page: Page) -> list[str]:
    """Every reason, in plain sentences; empty when the page may come down."""
    return [reason for rule in _withdrawal_rules for reason in rule(page)]


def check_withdrawable(page: Page) -> None:
    """Raise WithdrawalRefused if a rule wants this page, or one below it, to stay public.

    `page` is about to be unpublished. Nothing is asked when it wasn't public, and nothing when
    `page.comes_down_at_once` is set: on the worst day no rule may keep a page up.
    """
    if not page.pk or getattr(page, "comes_down_at_once", False):
        return
    published = type(page)._base_manager.filter(pk=page.pk, live=True).first()
    if published is None:
        return
    below = published.get_descendants().filter(live=True).specific() if published.numchild else []
    for candidate in (published, *below):
        if reasons := reasons_not_to_withdraw(candidate):
            raise WithdrawalRefused(candidate, reasons)


def reasons_not_to_publish(page: Page) -> list[str]:
    """Every reason, in plain sentences; empty when the page may go out."""
    return [reason for rule in _rules for reason in rule(page)]


def check_publishable(page: Page) -> None:
    """Raise PublishingRefused if saving this live page would publish what a rule refuses.

    A page that is public already, whatever its faults, can still be saved as long as the save
    brings no new reason: a rule that is made later takes nothing away by itself.
    """
    reasons = reasons_not_to_publish(page)
    if reasons and (published := _published_as_is(page)):
        known = reasons_not_to_publish(published)
        reasons = [reason for reason in reasons if reason not in known]
    if reasons:
        raise PublishingRefused(page, reasons)


def _published_as_is(page: Page) -> Page | None:
    """The page as readers have it, unless this save publishes it or another version of it."""
    stored = type(page)._base_manager.filter(pk=page.pk).first() if page.pk else None
    if stored and stored.live and stored.live_revision_id == page.live_revision_id:
        return stored
    return None
