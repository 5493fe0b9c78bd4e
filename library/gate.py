"""The publishing gate: reasons why a page may not go out, asked for whenever it would."""

from collections.abc import Callable

from wagtail.models import Page

Rule = Callable[[Page], list[str]]

_rules: list[Rule] = []


class PublishingRefused(Exception):
    """A page may not be published; `reasons` are sentences for the editor."""

    def __init__(self, reasons: list[str]) -> None:
        super().__init__(" ".join(reasons))
        self.reasons = reasons


def register_publishing_rule(rule: Rule) -> Rule:
    """Add a rule: called with the page as it would be published, returns sentences or nothing."""
    if rule not in _rules:
        _rules.append(rule)
    return rule


def reasons_not_to_publish(page: Page) -> list[str]:
    """Every reason, in plain sentences; empty when the page may go out."""
    return [reason for rule in _rules for reason in rule(page)]


def check_publishable(page: Page) -> None:
    """Raise PublishingRefused when any rule has a reason."""
    if reasons := reasons_not_to_publish(page):
        raise PublishingRefused(reasons)
