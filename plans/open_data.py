"""What plans and reports give to open data beside what all publications give."""

from core.dates import date_for_machines
from publications.open_data import (
    ADDRESS_OR_NULL,
    DAY_OR_NULL,
    NUMBER_OR_NULL,
    TEXT,
    TEXT_OR_NULL,
    TRUE_OR_FALSE,
    Field,
    address_of,
    known,
)

PRIORITY_PARTS = (
    Field("title", "The priority.", TEXT, lambda row, _: row.title),
    Field("text", "What the plan says about it.", TEXT_OR_NULL, lambda row, _: known(row.text)),
)
CONTENT_PARTS = (
    Field("title", "The part of the report.", TEXT, lambda row, _: row.title),
    Field("page", "The page it begins on.", NUMBER_OR_NULL, lambda row, _: row.page_number),
)

PLAN_FIELDS = [
    Field(
        "edition",
        "As it is called, for example 2024-2027 or 2022/23.",
        TEXT_OR_NULL,
        lambda page, _: known(page.edition),
    ),
    Field(
        "period_start",
        "The first day it covers.",
        DAY_OR_NULL,
        lambda page, _: page.period_start and date_for_machines(page.period_start),
    ),
    Field(
        "period_end",
        "The last day it covers.",
        DAY_OR_NULL,
        lambda page, _: page.period_end and date_for_machines(page.period_end),
    ),
    Field(
        "current",
        "False if something newer has replaced it or it is kept as history.",
        TRUE_OR_FALSE,
        lambda page, _: not page.is_past,
    ),
    Field(
        "replaced_by",
        "The address of what replaced it.",
        ADDRESS_OR_NULL,
        lambda page, absolute: address_of(page.superseded_by, absolute),
    ),
    Field(
        "replaces",
        "The address of what it replaced.",
        ADDRESS_OR_NULL,
        lambda page, absolute: address_of(page.supersedes, absolute),
    ),
    Field(
        "priorities",
        "What the partnership set out to do, in the plan’s order.",
        {"type": "array"},
        lambda page, _: page.priorities.all(),
        parts=PRIORITY_PARTS,
        line=lambda priority: priority["title"],
    ),
    Field(
        "contents",
        "The parts of a report.",
        {"type": "array"},
        lambda page, _: page.report_contents.all(),
        parts=CONTENT_PARTS,
        line=lambda part: part["title"],
    ),
]
