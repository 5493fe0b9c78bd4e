"""Rows as they stand on the first page: a few of a kind as they are, many of a kind as one."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.urls import reverse

from desk.models.duty_settings import CONFIRM
from desk.todo.item import Item, Kind, Now, Timing, soonest_first

# More of one kind than this become one row, except reviews in progress and the yearly report.
MOST_OF_A_KIND = 3
# The library's own list stands below, and says more of each.
ELSEWHERE = {Kind.FILE_CHECK}
MANY = {
    Kind.RELEASE: "{} planned publications need you",
    Kind.PLAN: "{} plans have ended or soon will",
    Kind.PAGE_REVIEW: "{} pages to look at again",
    Kind.ALERT: "{} alerts are about to end",
    Kind.POST: "{} posts are vacant or ending",
    Kind.ACCESSIBILITY: "{} documents can’t be read aloud well",
    Kind.TRANSLATION: "{} leaflets have no translation",
    Kind.LINK: "{} links are broken",
}


@dataclass(frozen=True)
class Row:
    """One row: where it leads, and all its words."""

    title: str
    about: str
    url: str
    timing: Timing
    detail: str = ""
    source: str = ""
    note: str = ""
    for_whom: str = ""


def row_of(item: Item, now: Now) -> Row:
    """One thing to do, as seen today."""
    return Row(
        title=item.title,
        about=item.about,
        url=item.url,
        timing=item.timing(now.today, now.periods.closed_days),
        detail=item.detail,
        source=item.source,
        note=CONFIRM if item.is_statutory else "",
        for_whom=item.for_whom,
    )


def rows_of(items: Iterable[Item], now: Now) -> list[Row]:
    """The rows of the first page, soonest first; many of a kind stand where their first would."""
    by_kind: dict[Kind, list[Item]] = defaultdict(list)
    for item in sorted(items, key=soonest_first):
        if item.kind not in ELSEWHERE:
            by_kind[item.kind].append(item)
    found: list[tuple[Item, Row]] = []
    for kind, group in by_kind.items():
        if kind in MANY and len(group) > MOST_OF_A_KIND:
            found.append((group[0], _many(kind, group, now)))
        else:
            found += [(item, row_of(item, now)) for item in group]
    return [row for _, row in sorted(found, key=lambda pair: soonest_first(pair[0]))]


def _many(kind: Kind, group: list[Item], now: Now) -> Row:
    return Row(
        title=MANY[kind].format(len(group)),
        about="",
        url=f"{reverse('desk_to_do')}#{kind}",
        timing=group[0].timing(now.today, now.periods.closed_days),
        detail=_first_names(group),
        source=group[0].source,
        note=CONFIRM if group[0].is_statutory else "",
    )


def _first_names(group: list[Item]) -> str:
    names = [item.about for item in group[:MOST_OF_A_KIND]]
    more = len(group) - len(names)
    return "; ".join([*names, *([f"and {more} more"] if more else [])])


def days_words(day: date) -> str:
    """The weekday and the date, over the list: "Sunday 22 November 2026"."""
    return f"{day:%A} {day.day} {day:%B %Y}"
