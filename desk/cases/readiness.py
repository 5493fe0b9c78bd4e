"""All that "Ready to publish?" shows of one review."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.contrib.auth.models import AbstractUser
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import cached_property
from wagtail.models import Page

from core.visibility import is_public_now
from desk.duties.periods import london_day
from desk.models import GateOverride
from library.gate import reasons_not_to_publish, reasons_not_to_withdraw
from publications.models import PublicationPage

from .checklist import Checklist
from .items import Item
from .overrides import why_not_answer
from .statutory import is_statutory
from .withdrawing import must_stay_until

Rule = GateOverride.Rule
NEXT = "Now open the page, press the arrow beside “Save draft”, then “{}”."


@dataclass
class Request:
    """A request to let something through, as one person sees it."""

    override: GateOverride
    refusal: str

    @property
    def url(self) -> str:
        """Where it is answered."""
        return reverse("desk_answer_override", args=[self.override.pk])


@dataclass
class Row:
    """One item, with what was asked about it."""

    item: Item
    request: Request | None
    ask_url: str


@dataclass
class Improvements:
    """What readers learn instead of a review that isn't published."""

    page: Page | None

    @property
    def is_public(self) -> bool:
        """Whether they can read it now."""
        return self.page is not None and is_public_now(self.page)


@dataclass
class Readiness:
    """About the newest draft, for the hour it is planned for."""

    page: PublicationPage
    draft: Any
    user: AbstractUser

    @classmethod
    def of(cls, page: PublicationPage, user: Any) -> "Readiness":
        """The draft that would be published."""
        return cls(page, page.get_latest_revision_as_object(), user)

    @cached_property
    def checklist(self) -> Checklist:
        """What the gate asks."""
        return Checklist.of(self.draft)

    @cached_property
    def items(self) -> list[Item]:
        """The gate's items, and what every other rule has to say."""
        own = self.checklist.items
        said = {reason for item in own for reason in item.reasons}
        others = [reason for reason in reasons_not_to_publish(self.draft) if reason not in said]
        files = Item(
            "Documents, images and the rest",
            others,
            ["The check found nothing in the way."],
            reverse("wagtailadmin_pages:edit", args=[self.page.pk]),
            "Open the page",
        )
        return [*own, files]

    @cached_property
    def rows(self) -> list[Row]:
        """Each item with the request that waits about it."""
        undecided = GateOverride.objects.of_page(self.page.pk).undecided()
        waiting = {each.rule: each for each in undecided.select_related("page", "asked_by")}
        return [self._row(item, waiting) for item in self.items]

    @property
    def will_not_be_published(self) -> bool:
        """Whether somebody wrote down that readers never get it."""
        case = self.checklist.case
        return case is not None and case.will_not_be_published

    @property
    def improvements(self) -> Improvements:
        """The page that readers get instead."""
        case = self.checklist.case
        return Improvements(case.improvements_page if case else None)

    @property
    def shows_needs(self) -> bool:
        """Whether there is something that could go out."""
        waits = not self.page.live or self.page.has_unpublished_changes
        return waits and not self.will_not_be_published

    @property
    def next_step(self) -> str:
        """What to press once everything is there; empty for who can do neither."""
        permissions = self.page.permissions_for_user(self.user)
        if self.page.workflow_in_progress:
            return (
                "It was submitted. A second person reads it, and publishes it or asks for changes."
            )
        if permissions.can_publish():
            return NEXT.format("Publish")
        if not permissions.can_submit_for_moderation():
            return ""
        submit = NEXT.format(f"Submit to {self.page.get_workflow().name}")
        return f"{submit} A second person reads it, and publishes it."

    @property
    def now(self) -> datetime:
        """For the template, which can't ask for it."""
        return timezone.now()

    @property
    def missing(self) -> int:
        """How many items are in the way."""
        return sum(item.is_in_the_way for item in self.items)

    @property
    def is_first_time(self) -> bool:
        """Whether others have to know before."""
        return is_statutory(self.draft) and self.checklist.is_first_time

    @property
    def earliest_day(self) -> date | None:
        """The first day it may come out, once every notice is written down."""
        return self.checklist.notices.earliest_day if self.is_first_time else None

    @property
    def is_too_early_today(self) -> bool:
        """Whether that day is still to come."""
        earliest = self.earliest_day
        return earliest is not None and earliest > london_day(timezone.now())

    @cached_property
    def stays_until(self) -> date | None:
        """The last day it has to be public, while it is and that day isn't over."""
        until = must_stay_until(self.page) if self.page.live and is_statutory(self.page) else None
        return until if until and until >= london_day(timezone.now()) else None

    @cached_property
    def withdrawal(self) -> Row | None:
        """What stands against withdrawing it, as an item; None where nothing does."""
        if not self.page.live:
            return None
        reasons = reasons_not_to_withdraw(self.page)
        if not reasons:
            return None
        undecided = GateOverride.objects.of_page(self.page.pk).undecided()
        waiting = {each.rule: each for each in undecided.select_related("page", "asked_by")}
        return self._row(Item("Withdraw it early", reasons, rule=Rule.MINIMUM_TIME), waiting)

    def _row(self, item: Item, waiting: dict[str, GateOverride]) -> Row:
        asked = waiting.get(item.rule) if item.rule and item.is_in_the_way else None
        request = Request(asked, why_not_answer(asked, self.user)) if asked else None
        may_ask = item.rule and item.is_in_the_way and not asked
        ask_url = reverse("desk_ask_override", args=[self.page.pk, item.rule]) if may_ask else ""
        return Row(item, request, ask_url)
