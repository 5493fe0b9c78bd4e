"""Walks through the site read a page only when it has arrived: on a slow machine too."""

import re
from pathlib import Path

import pytest

WALKS = Path(__file__).parent / "browser"
# Playwright answers these from what is there at that moment.
ASKS_ONCE = re.compile(
    r"\.(all_inner_texts|all_text_contents|all|is_visible|is_hidden|is_checked|evaluate)\("
    r"|\b(assert|return|=) .*\.count\(\)"
    r"|\b(page|reader|officer|office|manager|phone|plain|public|partner|companion)\.url\b"
)
# `reading.py` waits first; in `editing.py` and `audit.py` scripts type and open, and read nothing.
MAY = {"reading.py", "editing.py", "audit.py", "prepare_content.py", "sites.py"}


def asked_too_early(source: str) -> list[str]:
    return [line.strip() for line in source.splitlines() if ASKS_ONCE.search(line)]


@pytest.mark.parametrize("path", sorted(WALKS.glob("*.py")), ids=lambda path: path.name)
def test_a_walk_asks_nothing_of_half_a_page(path: Path) -> None:
    if path.name not in MAY:
        assert asked_too_early(path.read_text()) == []


@pytest.mark.parametrize(
    "line",
    [
        "assert page.locator('li').count() > 1",
        "return page.locator('h3').all_inner_texts()",
        "assert reader.url == expected",
        "found = page.evaluate(SCRIPT)",
    ],
)
def test_an_early_question_is_seen(line: str) -> None:
    assert asked_too_early(line) == [line]
