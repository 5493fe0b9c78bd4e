"""What reviews and briefings give to open data beside what all publications give."""

from typing import Any

from core.dates import date_for_machines
from publications.open_data import (
    ADDRESS_OR_NULL,
    DAY_OR_NULL,
    NUMBER,
    TEXT,
    TEXT_OR_NULL,
    TEXTS,
    Field,
    address_of,
    known,
    one_of,
)
from publications.plain_text import rich_text_paragraphs

# The codes of Recommendation.Status; a test holds the two together.
STATUSES = ["not-reported", "in-progress", "done", "not-accepted"]


def _recommendation_line(recommendation: dict[str, Any]) -> str:
    return f"{recommendation['number']}. {recommendation['text']}"


RECOMMENDATION_PARTS = (
    Field("number", "Its place in the review, from 1.", NUMBER, lambda row, _: row.number),
    Field("text", "What the review asked for.", TEXT, lambda row, _: row.text),
    Field(
        "owner",
        "The organisation that answers for it.",
        TEXT_OR_NULL,
        lambda row, _: known(row.owner),
    ),
    Field("status", "How far it has come, as a code.", one_of(STATUSES), lambda row, _: row.status),
    Field("status_label", "The same in words.", TEXT, lambda row, _: row.get_status_display()),
    Field(
        "status_on",
        "The day of that status.",
        DAY_OR_NULL,
        lambda row, _: row.status_on and date_for_machines(row.status_on),
    ),
    Field(
        "what_changed",
        "What is different now.",
        TEXT_OR_NULL,
        lambda row, _: known(row.what_changed),
    ),
)

REVIEW_FIELDS = [
    Field(
        "pseudonyms",
        "The names the report uses in place of the children’s own.",
        TEXTS,
        lambda page, _: page.pseudonym_list,
    ),
    Field(
        "content_note",
        "What a reader will meet that is distressing.",
        TEXT_OR_NULL,
        lambda page, _: known(page.content_note),
    ),
    Field(
        "outcome",
        "What happened to the child, in a few words.",
        TEXT_OR_NULL,
        lambda page, _: known(page.outcome),
    ),
    Field(
        "incident_period",
        "When it happened, in years only.",
        TEXT_OR_NULL,
        lambda page, _: known(page.incident_period),
    ),
    Field(
        "lead_reviewer",
        "Who led the review, as in the report.",
        TEXT_OR_NULL,
        lambda page, _: known(page.lead_reviewer),
    ),
    Field(
        "what_happened",
        "What happened, as plain text, a line for each paragraph.",
        TEXT_OR_NULL,
        lambda page, _: known(rich_text_paragraphs(page.what_happened)),
    ),
    Field(
        "what_was_learned",
        "What was learned, as plain text, a line for each paragraph.",
        TEXT_OR_NULL,
        lambda page, _: known(rich_text_paragraphs(page.what_was_learned)),
    ),
    Field(
        "recommendations",
        "What the review asked for, and what became of it.",
        {"type": "array"},
        lambda page, _: page.numbered_recommendations,
        parts=RECOMMENDATION_PARTS,
        line=_recommendation_line,
        table="recommendations",
    ),
    Field(
        "briefings",
        "The addresses of the 7-minute briefings made from it.",
        TEXTS,
        lambda page, absolute: [address_of(each, absolute) for each in page.briefings.all()],
    ),
]

SECTION_PARTS = (
    Field("title", "Its heading.", TEXT, lambda block, _: block.value["title"]),
    Field(
        "text",
        "Its words, as plain text.",
        TEXT,
        lambda block, _: rich_text_paragraphs(str(block.value["text"])),
    ),
)

BRIEFING_FIELDS = [
    Field(
        "review",
        "The address of the review it is about; null for a briefing on a topic.",
        ADDRESS_OR_NULL,
        lambda page, absolute: address_of(page.review, absolute),
    ),
    Field(
        "sections",
        "The seven sections, in order.",
        {"type": "array"},
        lambda page, _: list(page.sections),
        parts=SECTION_PARTS,
        line=lambda section: f"{section['title']}: {section['text']}",
    ),
]
