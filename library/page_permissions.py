"""Who may publish a page: Wagtail's rights, and whatever other apps have against it."""

from collections.abc import Callable
from typing import Any, TypeVar

from django.contrib.auth.models import AbstractUser
from wagtail.models import Page, PagePermissionTester

PublisherRule = Callable[[AbstractUser, Page], list[str]]
Rule = TypeVar("Rule", bound=PublisherRule)

_rules: list[PublisherRule] = []


def register_publisher_rule(rule: Rule) -> Rule:
    """Add a rule: called with somebody and a page, returns sentences for them, or nothing.

    The page is a specific one. One without a key is about to be made, by this person; its
    `url_path` is that of the page above it.
    """
    if rule not in _rules:
        _rules.append(rule)
    return rule


def reasons_against_publisher(user: AbstractUser, page: Page) -> list[str]:
    """Why this person may not be the one who publishes the page; empty if they may."""
    return [reason for rule in _rules for reason in rule(user, page)]


class GuardedPagePermissionTester(PagePermissionTester):
    """Wagtail's answers, and no for whom a rule refuses, administrators included.

    Only to publishing: whoever has the right may still take a page down, hide it or take it off
    the schedule.
    """

    def can_publish(self) -> bool:
        """Whether this person may publish the page as it stands."""
        return bool(super().can_publish()) and not reasons_against_publisher(self.user, self.page)

    def can_publish_subpage(self) -> bool:
        """Whether this person may write and publish a page below this one in one go."""
        below = self.page.url_path
        return bool(super().can_publish_subpage()) and not any(
            reasons_against_publisher(self.user, model(owner=self.user, url_path=below))
            for model in self.page.specific_class.creatable_subpage_models()
        )

    def can_set_view_restrictions(self) -> bool:
        """Not asked of these rules: hiding isn't publishing. `library.hiding` asks others."""
        return bool(super().can_publish())

    def can_unschedule(self) -> bool:
        """Not asked of the rules: neither must stopping it."""
        return bool(super().can_publish())


class GuardedPermissionsMixin:
    """For a page type whose publishers are asked about."""

    def permissions_for_user(self, user: Any) -> PagePermissionTester:
        """What this person may do with the page."""
        return GuardedPagePermissionTester(user, self)
