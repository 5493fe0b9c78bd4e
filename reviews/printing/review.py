"""A review's web page on paper."""

from typing import Any

from core.dates import date_in_words
from core.pdf import Node, Paper, nodes
from publications.printing import WEB_PAGE_TEMPLATE, PrintedFile, web_page_content


def review_content(page: Any, paper: Paper) -> dict[str, Any]:
    """What happened, what was learned, and what was asked for."""
    facts = [
        ("Names used in the report", ", ".join(page.pseudonym_list)),
        ("What happened to the child", page.outcome),
        ("When it happened", page.incident_period),
        ("Lead reviewer", page.lead_reviewer),
    ]
    words = [
        *_section("What happened", paper.rich_text(page.what_happened)),
        *_section("What was learned", paper.rich_text(page.what_was_learned)),
        *_section("What the review asked for, and what changed", _recommendations(page)),
    ]
    return web_page_content(page, paper, facts=facts, words=words)


def _section(title: str, words: list[Node]) -> list[Node]:
    return [nodes.heading(title), *words] if words else []


def _recommendations(page: Any) -> list[Node]:
    items = [_recommendation(row) for row in page.recommendations.all()]
    return [nodes.item_list(items, ordered=True)] if items else []


def _recommendation(row: Any) -> list[Node]:
    state = row.get_status_display()
    if row.status_on:
        state += f", as of {date_in_words(row.status_on)}"
    if row.owner:
        state += f". For: {row.owner}"
    changed = [nodes.paragraph([nodes.run("What changed", bold=True)])] if row.what_changed else []
    return [
        *nodes.paragraphs(row.text),
        nodes.paragraph([nodes.run(state, italic=True)]),
        *changed,
        *nodes.paragraphs(row.what_changed),
    ]


REVIEW_FILE = PrintedFile("review", "Print this page", WEB_PAGE_TEMPLATE, review_content)
