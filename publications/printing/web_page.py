"""A web page as a document: what it says at a glance, then its words."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from core.pdf import Node, Paper, nodes
from publications.printing.files import check_again

WEB_PAGE_TEMPLATE = Path(__file__).parents[1] / "typst" / "web_page.typ"


def web_page_content(
    page: Any, paper: Paper, *, facts: Sequence[tuple[str, str]], words: Sequence[Node]
) -> dict[str, Any]:
    """The data of web_page.typ: facts that are empty are left out; body and documents come last.

    A content note stands before everything else, as on the web page.
    """
    shared = [
        *facts,
        ("Published", page.published_label),
        ("Published by", page.publishing_body.name),
        ("Check again on", check_again(page)),
    ]
    pairs = nodes.facts([(name, text) for name, text in shared if text])["pairs"]
    body = [*content_note(page), *words, *paper.stream(page.body), *documents_of(page, paper)]
    return {"facts": pairs, "nodes": body}


def content_note(page: Any) -> list[Node]:
    """What a reader will meet on the page, in a box; nothing where there is no note."""
    note = nodes.paragraphs(page.shown_content_note)
    return [nodes.callout(note, title="Before you read", kind="important")] if note else []


def documents_of(page: Any, paper: Paper) -> list[Node]:
    """The page's downloads that anybody may open, with their addresses."""
    entries = [
        (
            row.link_text or row.document.title,
            paper.absolute(row.document.url),
            row.document.description_for_reader,
        )
        for row in page.open_document_rows
    ]
    return [nodes.heading("Documents"), nodes.links(entries)] if entries else []
