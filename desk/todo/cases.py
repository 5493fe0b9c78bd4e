"""What is due for the reviews in progress."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from functools import cached_property

from core.dates import date_in_words
from desk.cases.notices import Notices
from desk.cases.statutory import first_public_day
from desk.duties import periods as duty
from desk.models import CaseNotice, CaseSignOff, ReviewCase

from .addresses import case_url, ready_url
from .item import Item, Kind, Now

PERMISSION = "desk.change_reviewcase"
NOBODY_YET = "Nobody is named yet"


def case_items(now: Now) -> list[Item]:
    """Every duty of every review in progress that is still to be done."""
    cases = ReviewCase.objects.still_open().with_parts()
    return [item for case in cases for item in CaseDuties(case, now).items()]


class CaseDuties:
    """The dates of one review in progress, and which of them still ask for something."""

    def __init__(self, case: ReviewCase, now: Now) -> None:
        self.case = case
        self.today = now.today
        self.periods = now.periods
        self.settings = now.settings

    @cached_property
    def notify_by(self) -> date:
        """The last day to notify the national Panel."""
        return duty.notify_by(self.case.incident_known_on, self.periods)

    @cached_property
    def rapid_review_by(self) -> date:
        """The last day of the rapid review."""
        return duty.rapid_review_by(self.case.incident_known_on, self.periods)

    @cached_property
    def publish_by(self) -> date | None:
        """The last day to publish; None while no review was decided on."""
        if not (self.case.has_decided_on_review and self.case.decision_on):
            return None
        return self.case.due_on or duty.publish_by(self.case.decision_on, self.periods)

    @cached_property
    def missing_recipients(self) -> list[str]:
        """Who has to be sent the review and wasn't yet, in words."""
        sent = {notice.recipient for notice in self.case.notices.all() if notice.sent_on}
        return [str(each.label) for each in CaseNotice.STATUTORY if each not in sent]

    @cached_property
    def earliest(self) -> date | None:
        """The first day it may go out; None while a notice is missing."""
        return Notices.of(self.case.notices.all(), self.periods).earliest_day

    @cached_property
    def public_since(self) -> date | None:
        """The day readers first had it; None while they haven't."""
        page = self.case.page
        return first_public_day(page) if page and page.live else None

    @cached_property
    def public_until(self) -> date | None:
        """The last day that it must still be public."""
        return duty.public_until(self.public_since, self.periods) if self.public_since else None

    @property
    def missing_sign_offs(self) -> list[str]:
        """Which sign-offs nobody has given, in words."""
        given = {sign_off.kind for sign_off in self.case.sign_offs.all()}
        return [str(kind.label) for kind in CaseSignOff.REQUIRED if kind not in given]

    def items(self) -> list[Item]:
        """What is still to be done."""
        found = [*self._first_weeks(), *self._coming_out(), *self._afterwards()]
        return found or [self._nothing_left()]

    def _first_weeks(self) -> Iterator[Item]:
        case, settings = self.case, self.settings
        if not case.notified_on:
            title = "Notify the national Panel of the incident"
            yield self._item("notify", title, self.notify_by, settings.notify_source)
        source = settings.rapid_review_source
        if not case.rapid_review_on:
            yield self._item("rapid", "Finish the rapid review", self.rapid_review_by, source)
        if case.decision == case.Decision.UNDECIDED:
            title = "Decide whether to carry out a review"
            yield self._item("decide", title, self.rapid_review_by, source)

    def _coming_out(self) -> Iterator[Item]:
        if not self.publish_by or self.public_since:
            return
        case, settings = self.case, self.settings
        if self.missing_recipients:
            yield self._item(
                "notices",
                f"Send {self._what} to {_and(self.missing_recipients)}",
                duty.send_notices_by(self.publish_by, self.periods),
                settings.notice_source,
                f"At least {settings.notice_days} working days before it goes out.",
            )
        if not case.will_not_be_published:
            detail = " ".join(filter(None, [self._words_of_earliest, self._words_of_sign_offs]))
            title = "Publish the review"
            item = self._item("publish", title, self.publish_by, settings.publish_source, detail)
            yield replace(item, url=ready_url(case.page_id)) if case.page_id else item
        elif not (self.case.improvements_page and self.case.improvements_page.live):
            title = "Publish what was improved"
            detail = self._words_of_earliest
            yield self._item("publish", title, self.publish_by, settings.publish_source, detail)

    def _afterwards(self) -> Iterator[Item]:
        if self.public_until and self.public_until >= self.today:
            yield self._item(
                "public",
                "Keep the review public until this day",
                self.public_until,
                self.settings.public_source,
                is_quiet=True,
            )

    def _nothing_left(self) -> Item:
        detail = "Fill in the day it was closed, and it leaves this list."
        return self._item("close", "Close it: nothing is left to do", None, "", detail)

    @property
    def _what(self) -> str:
        return "what was improved" if self.case.will_not_be_published else "the review"

    @property
    def _words_of_earliest(self) -> str:
        if self.earliest is None:
            days = self.settings.notice_days
            return f"Earliest day: {days} working days after the last notice was sent."
        words = f"Earliest day: {date_in_words(self.earliest)}."
        if self.publish_by and self.earliest > self.publish_by:
            words += " That is after the day it is due: ask your legal team what to do."
        return words

    @property
    def _words_of_sign_offs(self) -> str:
        missing = self.missing_sign_offs
        return f"Still missing: {', '.join(missing).lower()}." if missing else ""

    def _item(
        self,
        name: str,
        title: str,
        due: date | None,
        source: str,
        detail: str = "",
        *,
        is_quiet: bool = False,
    ) -> Item:
        officer = self.case.officer
        return Item(
            key=f"case-{self.case.pk}-{name}",
            kind=Kind.CASE,
            title=title,
            about=self.case.reference,
            url=case_url(self.case),
            due=due,
            detail=detail,
            source=source,
            is_statutory=bool(source),
            for_whom=(officer.get_full_name() or officer.get_username()) if officer else NOBODY_YET,
            permission=PERMISSION,
            is_quiet=is_quiet,
        )


def _and(names: list[str]) -> str:
    """ "The national Panel", "Ofsted": "the national Panel and Ofsted"."""
    small = [name.replace("The ", "the ", 1) for name in names]
    return " and ".join(filter(None, [", ".join(small[:-1]), small[-1]]))
