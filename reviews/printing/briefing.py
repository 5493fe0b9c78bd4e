"""A briefing as a sheet for a team meeting, and the form for what the team will do."""

from pathlib import Path
from typing import Any

from core.pdf import Paper
from publications.printing import PrintedFile
from reviews.printing.fit import fit_advice

TYPST = Path(__file__).parents[1] / "typst"
SHEET_TEMPLATE = TYPST / "briefing.typ"
ACTION_PLAN_TEMPLATE = TYPST / "action_plan.typ"


def briefing_content(page: Any, paper: Paper) -> dict[str, Any]:
    """The seven sections, and the review they come from if readers may see it."""
    sections = [
        {"title": child.value["title"], "nodes": paper.rich_text(child.value["text"])}
        for child in page.sections
    ]
    review, note = page.review_in_print
    return {
        "sections": sections,
        "review": review,
        "note": page.content_note or note,
    }


def action_plan_content(page: Any, paper: Paper) -> dict[str, Any]:
    """The questions of the last section head the form; the rest is lines to write on."""
    last = page.sections[-1].value if len(page.sections) else {"title": "", "text": ""}
    return {
        "title": f"Action plan: {page.title}",
        "briefing": page.title,
        "questions_title": last["title"],
        "questions": paper.rich_text(last["text"]),
    }


BRIEFING_FILE = PrintedFile(
    "briefing", "Print this briefing", SHEET_TEMPLATE, briefing_content, fit_advice
)
ACTION_PLAN_FILE = PrintedFile(
    "action-plan", "Print an action plan for your team", ACTION_PLAN_TEMPLATE, action_plan_content
)
