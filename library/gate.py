"""The publishing gate: reasons why a page may not go out, asked for whenever it would."""

from collections.abc import Callable
from typing import TypeVar

from wagtail.models import Page

Rule = TypeVar("Rule", bound=Callable[[Page], list[str]])

_rules: list[Callable[[Page], list[str]]] = []


class PublishingRefused(Exception):
    """A page may not be published; `reasons` are sentences for the editor."""

    def __init__(self, page: Page, reasons: list[str]) -> None:
        super().__init__(f"“{page.title}” can’t be published. {' '.join(reasons)}")
        self.page = page
        self.reasons = reasons


def register_publishing_rule(rule: Rule) -> Rule:
    """Add a rule: called with the page as it would be published, returns sentences or nothing.

    The page is the one in memory: its body and its lists (`page.documents.all()`) are the new
    ones. A rule must not look for them in the database, where the old ones still are.
    """
    if rule not in _rules:
        _rules.append(rule)
    return rule


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
