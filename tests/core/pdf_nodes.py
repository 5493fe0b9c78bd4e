"""A small document to try nodes out: the template of an app with nothing but its words."""

from pathlib import Path
from typing import Any

from core.pdf import Node, Picture, PrintedPdf

NODES_TEMPLATE = Path(__file__).parent / "nodes.typ"
THEME = {
    "name": "Example SCP",
    "accent": "#0b5d5e",
    "accent_deep": "#084142",
    "tint": "#eef5f3",
}


def document(
    *content: Node, language: str = "en", pictures: dict[str, Picture] | None = None, **more: Any
) -> PrintedPdf:
    """A PDF of these nodes."""
    data = {"title": "A try", "theme": THEME, "nodes": list(content), **more}
    return PrintedPdf(NODES_TEMPLATE, data, language=language, pictures=pictures or {})
