"""Decisions that somebody answers for by name, each with its reason and in the log."""

from collections.abc import Callable
from typing import Any

from django.contrib.auth.models import AbstractUser
from django.db import transaction
from django.utils import timezone
from wagtail.log_actions import log

from .models import FileCheck, Finding, SiteDocument
from .publishing_rules import reasons_against, reasons_as_sample
from .signals import file_checked

OpeningRule = Callable[[SiteDocument], list[str]]

_opening_rules: list[OpeningRule] = []


def register_opening_rule(rule: OpeningRule) -> None:
    """Add reasons why a document may not be made public without a page: sentences, or nothing."""
    if rule not in _opening_rules:
        _opening_rules.append(rule)


class NotAllowed(Exception):
    """The decision may not be taken, or not by this person; its text says why."""


@transaction.atomic
def accept(finding: Finding, user: AbstractUser, reason: str) -> None:
    """Let a file go out in spite of a finding. Raises NotAllowed.

    Only for a second person: never for who brought the file.
    """
    reason = _required(reason)
    check = finding.check_of_file
    if refusal := why_not_accept(finding, user):
        raise NotAllowed(refusal)
    who: Any = user
    finding.accepted_by, finding.accepted_at = who, timezone.now()
    finding.accepted_reason = reason
    finding.save(update_fields=["accepted_by", "accepted_at", "accepted_reason"])
    check.clear_if_nothing_is_open()
    file_checked.send(sender=FileCheck, check=check)
    log(
        instance=check.document or check.image,
        action="library.accept_finding",
        user=user,
        data={"code": finding.code, "page": finding.page, "reason": reason},
    )


def why_not_accept(finding: Finding, user: AbstractUser) -> str:
    """Why this person may not accept it, as a sentence; nothing for who may."""
    if not finding.is_acceptable:
        return "This can’t be accepted. Replace the file."
    if not user.has_perm("library.accept_finding"):
        return "You need the permission to accept findings. Ask a publisher."
    if finding.check_of_file.uploaded_by_id == user.pk:
        return "You uploaded this file, so somebody else must look at it and accept it."
    return ""


@transaction.atomic
def open_without_page(document: SiteDocument, user: AbstractUser, reason: str) -> None:
    """Make a document public though no page uses it. Raises NotAllowed."""
    reason = _required(reason)
    _check_may_open(user)
    others = [reason for rule in _opening_rules for reason in rule(document)]
    if reasons := [*reasons_against([document]), *reasons_as_sample(document), *others]:
        raise NotAllowed(" ".join(reasons))
    document.is_public_without_page, document.public_reason = True, reason
    document.save(update_fields=["is_public_without_page", "public_reason"])
    log(instance=document, action="library.open", user=user, data={"reason": reason})


@transaction.atomic
def close_without_page(document: SiteDocument, user: AbstractUser, reason: str) -> None:
    """Take that back: only a public page opens the document now. Raises NotAllowed."""
    reason = _required(reason)
    _check_may_open(user)
    document.is_public_without_page, document.public_reason = False, ""
    document.save(update_fields=["is_public_without_page", "public_reason"])
    log(instance=document, action="library.close", user=user, data={"reason": reason})


def _check_may_open(user: AbstractUser) -> None:
    if not user.has_perm("library.open_sitedocument"):
        raise NotAllowed("You need the permission to make documents public without a page.")


def _required(reason: str) -> str:
    if not reason.strip():
        raise NotAllowed("Write down the reason.")
    return reason.strip()
