"""Which versions of a page somebody relies on, so that nobody may write over them."""

from collections.abc import Callable
from typing import TypeVar

from wagtail.models import Page, PageLogEntry, Revision, TaskState

Rule = TypeVar("Rule", bound=Callable[[Revision], bool])

# What Wagtail writes down when readers get a version, or when that is planned.
SENT_OUT = "wagtail.publish"

_rules: list[Callable[[Revision], bool]] = []


def register_version_rule(rule: Rule) -> Rule:
    """Add a rule: called with a version, returns whether it has to stay as it is."""
    if rule not in _rules:
        _rules.append(rule)
    return rule


def is_relied_on(version: Revision) -> bool:
    """Whether it was published, planned, sent for approval or approved, or a rule says so.

    While somebody types, the editor writes over their own last version. An approval is of the words
    that were read, so these have to stay.
    """
    return (
        version.approved_go_live_at is not None
        or Page.objects.filter(live_revision=version).exists()
        or TaskState.objects.filter(revision=version).exists()
        or PageLogEntry.objects.filter(revision=version, action__startswith=SENT_OUT).exists()
        or any(rule(version) for rule in _rules)
    )
