"""Whether everybody was told, and since when the report may go out."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from core.dates import date_in_words
from desk.duties.periods import Periods, earliest_publication, may_go_out_at
from desk.models import CaseNotice

Recipient = CaseNotice.Recipient


@dataclass(frozen=True)
class Notices:
    """The notices of one case."""

    rows: tuple[CaseNotice, ...]
    periods: Periods

    @classmethod
    def of(cls, rows: Iterable[CaseNotice], periods: Periods) -> "Notices":
        """With the periods of the settings."""
        return cls(tuple(rows), periods)

    def last_to(self, recipient: str) -> CaseNotice | None:
        """The notice that counts: a report that was sent again starts its period again."""
        sent = [row for row in self.rows if row.recipient == recipient]
        return max(sent, key=lambda row: row.sent_on, default=None)

    @property
    def earliest_day(self) -> date | None:
        """The first day it may go out; None until every notice is written down."""
        last = [self.last_to(recipient) for recipient in CaseNotice.STATUTORY]
        return earliest_publication([row.sent_on if row else None for row in last], self.periods)

    def reasons_against(self, moment: datetime) -> list[str]:
        """Why it may not go out at this moment, as far as notices are concerned."""
        missing = [Recipient(each).label for each in CaseNotice.STATUTORY if not self.last_to(each)]
        if missing:
            return [
                f"No notice is written down for: {_listed(missing)}. Send the report, then write "
                "down the day and add the file that shows it."
            ]
        return [*self._without_evidence(), *self._too_early(moment)]

    def _without_evidence(self) -> list[str]:
        bare = [
            Recipient(each).label
            for each in CaseNotice.STATUTORY
            if (row := self.last_to(each)) and not row.evidence_id
        ]
        if not bare:
            return []
        return [
            f"Nothing shows that the notice was sent to: {_listed(bare)}. Add the e-mail or the "
            "receipt as evidence."
        ]

    def _too_early(self, moment: datetime) -> list[str]:
        earliest = self.earliest_day
        if earliest is None or may_go_out_at(moment, earliest):
            return []
        return [
            f"It is too early. The first day it may come out is {date_in_words(earliest)}: "
            f"{self.periods.notice_days} working days after the last notice. Plan it for that day "
            "or later."
        ]

    @property
    def facts(self) -> list[str]:
        """What is written down, one line a notice."""
        return [f"{row}: sent on {date_in_words(row.sent_on)}." for row in self.rows]


def _listed(names: list[str]) -> str:
    return "; ".join(name[:1].lower() + name[1:] if name != "Ofsted" else name for name in names)
