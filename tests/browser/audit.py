"""What axe-core says about a page, in lines that tell what to put right."""

from typing import Any

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

# WCAG 2.2 at level AA and everything it builds on, and what axe's makers hold for good practice.
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
EVERYTHING = {
    "runOnly": {"type": "tag", "values": RULES},
    # Off by itself, though WCAG 2.2 asks for it (success criterion 2.5.8).
    "rules": {"target-size": {"enabled": True}},
    "resultTypes": ["violations", "incomplete"],
}


# All that changes when the same page is shown in other colours.
COLOURS = {
    "runOnly": {"type": "rule", "values": ["color-contrast", "link-in-text-block"]},
    "resultTypes": ["violations", "incomplete"],
}


def findings(
    page: Page, options: dict[str, Any] = EVERYTHING, within: str | None = None
) -> list[str]:
    """Every violation with the element it is about; empty when there is none.

    `within` is a selector, for pages of which only a part is ours.
    """
    page.wait_for_load_state("load")
    found: dict[str, Any] = Axe().run(page, context=within, options=options).response
    return [
        f"{rule['id']}: {rule['help']}: {node['html'][:160]} ({node.get('failureSummary', '')})"
        for rule in found["violations"]
        for node in rule["nodes"]
    ] + [f"invisible words: {html[:160]}" for html in invisible(found["incomplete"])]


def invisible(undecided: list[dict[str, Any]]) -> list[str]:
    """Words of the very colour they stand on: axe leaves it open whether that is meant."""
    return [
        node["html"]
        for rule in undecided
        for node in rule["nodes"]
        for check in node["any"]
        if (check.get("data") or {}).get("messageKey") == "equalRatio"
    ]


def open_everything(page: Page) -> None:
    """Open what opens when pressed, so that what is inside is looked at too."""
    page.evaluate("document.querySelectorAll('details').forEach(one => { one.open = true })")
