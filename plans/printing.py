"""A plan or a report on paper: the words of its web page, edition and period first."""

from typing import Any

from core.dates import date_in_words
from core.pdf import Node, Paper, nodes
from publications.printing import WEB_PAGE_TEMPLATE, PrintedFile, web_page_content


def plan_content(page: Any, paper: Paper) -> dict[str, Any]:
    """Edition, period and what replaced it; then priorities, parts and the body."""
    facts = [
        ("Edition", page.edition),
        ("Covers", _period(page)),
        ("Replaced by", page.superseded_by.title if page.superseded_by else ""),
        ("Replaces", page.public_supersedes.title if page.public_supersedes else ""),
    ]
    words = [*_priorities(page), *_parts(page)]
    return web_page_content(page, paper, facts=facts, words=words)


def _period(page: Any) -> str:
    start = date_in_words(page.period_start) if page.period_start else ""
    end = f"to {date_in_words(page.period_end)}" if page.period_end else ""
    return f"{start} {end}".strip()


def _priorities(page: Any) -> list[Node]:
    rows = list(page.priorities.all())
    title = "The priorities were" if page.is_past else "Our priorities"
    items = [
        [nodes.paragraph([nodes.run(row.title, bold=True)]), *nodes.paragraphs(row.text)]
        for row in rows
    ]
    return [nodes.heading(title), nodes.item_list(items, ordered=True)] if rows else []


def _parts(page: Any) -> list[Node]:
    rows = list(page.report_contents.all())
    items = [
        [nodes.paragraph(f"{row.title}, page {row.page_number}" if row.page_number else row.title)]
        for row in rows
    ]
    return [nodes.heading("What is in it"), nodes.item_list(items, ordered=True)] if rows else []


PLAN_FILE = PrintedFile("plan", "Print this page", WEB_PAGE_TEMPLATE, plan_content)
