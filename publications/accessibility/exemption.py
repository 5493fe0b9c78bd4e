"""Which documents the accessibility regulations leave out.

The Public Sector Bodies (Websites and Mobile Applications) (No. 2) Accessibility Regulations 2018,
regulation 4(2)(a): office files published before 23 September 2018, unless they are needed for
active administrative processes of the body. Where the date or the use is in doubt, a document is
not exempt.
"""

import calendar
from datetime import date

from core.dates import DatePrecision
from publications.kinds import Kind
from publications.models.documents import DocumentRole

EXEMPT_BEFORE = date(2018, 9, 23)
# What somebody needs to deal with the partnership, as long as nothing newer has replaced it.
NEEDED_KINDS = frozenset(
    [
        Kind.ARRANGEMENTS,
        Kind.FORM,
        Kind.GOVERNANCE_HANDBOOK,
        Kind.LEAFLET,
        Kind.LEARNING_FRAMEWORK,
        Kind.PROCEDURE,
    ]
)
NEEDED_ROLES = frozenset([DocumentRole.FORM, DocumentRole.LEAFLET])


def latest_day(value: date, precision: str) -> date:
    """The last day that a date of publication may mean: 2018 may mean 31 December 2018."""
    if precision == DatePrecision.YEAR:
        return value.replace(month=12, day=31)
    if precision == DatePrecision.MONTH:
        return value.replace(day=calendar.monthrange(value.year, value.month)[1])
    return value


def is_old_enough(value: date, precision: str) -> bool:
    """Whether it was certainly published before the regulations apply."""
    return latest_day(value, precision) < EXEMPT_BEFORE


def is_needed_today(kind: str, role: str, *, is_past: bool) -> bool:
    """Whether people may need the document to use a service of today."""
    return not is_past and (kind in NEEDED_KINDS or role in NEEDED_ROLES)
