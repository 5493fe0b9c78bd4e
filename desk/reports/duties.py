"""Every duty of every review in progress: by when, done when, and whether in time."""

from dataclasses import dataclass
from datetime import date

from wagtail.admin.ui.tables import TitleColumn

from desk.duties import periods as duty
from desk.duties.working_days import working_days_between
from desk.models import CaseNotice, ReviewCase
from desk.models.duty_settings import CONFIRM
from desk.todo.addresses import case_url
from desk.todo.cases import PERMISSION, CaseDuties
from desk.todo.collecting import right_now
from desk.todo.item import Now

from .base import DeskReport
from .columns import DayColumn, FoldingColumn


@dataclass(frozen=True)
class DutyRow:
    """One duty of one review."""

    case: ReviewCase
    duty: str
    due: date | None
    done_on: date | None
    source: str
    standing: str
    note: str = CONFIRM


class DutiesReport(DeskReport):
    """For the officer, and for an inspector."""

    page_title = "Duties of reviews"
    header_icon = "calendar-check"
    permission = PERMISSION
    index_url_name = "desk_duties"
    index_results_url_name = "desk_duties_results"
    empty_words = "There is no review in progress."
    columns = [
        TitleColumn("case", label="Review", get_url=lambda row: case_url(row.case)),
        FoldingColumn("duty", label="Duty"),
        DayColumn("due", label="By"),
        DayColumn("done_on", label="Done on"),
        FoldingColumn("standing", label="Standing"),
        FoldingColumn("source", label="Source"),
    ]
    list_export = ["case.reference", "duty", "due", "done_on", "standing", "source", "note"]
    export_headings = {
        "case.reference": "Review",
        "duty": "Duty",
        "due": "By",
        "done_on": "Done on",
        "standing": "Standing",
        "source": "Source",
        "note": "Note",
    }

    def get_filtered_queryset(self) -> list[DutyRow]:
        """The duties, case by case, closed ones too."""
        now = right_now()
        cases = ReviewCase.objects.with_parts()
        return [row for case in cases for row in duty_rows(case, now)]


def duty_rows(case: ReviewCase, now: Now) -> list[DutyRow]:
    """The duties of one review in their order."""
    sums, settings = CaseDuties(case, now), now.settings
    panel_told = [notice.sent_on for notice in case.notices.all() if _counts(notice)]
    all_sent = max(panel_told) if panel_told and not sums.missing_recipients else None
    send_by = duty.send_notices_by(sums.publish_by, now.periods) if sums.publish_by else None
    known: list[tuple[str, date | None, date | None, str]] = [
        ("Notify the national Panel", sums.notify_by, case.notified_on, settings.notify_source),
        ("Rapid review", sums.rapid_review_by, case.rapid_review_on, settings.rapid_review_source),
        ("Decision", sums.rapid_review_by, case.decision_on, settings.rapid_review_source),
    ]
    if sums.publish_by:
        known += [
            ("Notices before publication", send_by, all_sent, settings.notice_source),
            ("Publication", sums.publish_by, sums.public_since, settings.publish_source),
        ]
    rows = [
        DutyRow(case, name, due, done_on, source, standing(due, done_on, now))
        for name, due, done_on, source in known
    ]
    if sums.public_until:
        is_over = sums.public_until < now.today
        words = "Time is over" if is_over else "Must stay public"
        name = "Public until"
        rows.append(DutyRow(case, name, sums.public_until, None, settings.public_source, words))
    return rows


def _counts(notice: CaseNotice) -> bool:
    return notice.recipient in CaseNotice.STATUTORY and notice.sent_on is not None


def standing(due: date | None, done_on: date | None, now: Now) -> str:
    """Whether a duty was done in time, in a few words."""
    if due is None:
        return "No date yet"
    if done_on is None:
        return "Late" if due < now.today else "To do"
    if done_on <= due:
        return "In time"
    days = working_days_between(due, done_on, now.periods.closed_days)
    return f"Late by {days} working day{'' if days == 1 else 's'}"
