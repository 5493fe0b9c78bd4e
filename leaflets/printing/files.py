"""What goes into each PDF of a leaflet. All but Easy Read have the same words in other shapes."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

from core.languages import Language
from core.models import SiteSettings
from core.pdf import Node, Paper
from publications.printing import PrintedFile
from publications.printing.files import theme_data
from publications.printing.web_page import content_note

TEMPLATE = Path(__file__).parents[1] / "typst" / "leaflet.typ"
# Black on white: nothing to tell apart by colour.
BLACK, WHITE = "#000000", "#ffffff"
HIGH_CONTRAST = {
    **dict.fromkeys(["accent", "accent_deep", "quiet", "rule", "sand-edge"], BLACK),
    **dict.fromkeys(["tint", "sand"], WHITE),
}
# What a shape is called among the formats; it doesn't offer itself.
ITSELF = {"easy-read": "Easy Read", "large-print": "Large print"}


def leaflet_content(shape: str) -> Callable[[Any, Paper], dict[str, Any]]:
    """The whole leaflet as leaflet.typ takes it, for a shape that it knows."""

    def content(page: Any, paper: Paper) -> dict[str, Any]:
        return _data(page, shape, [*content_note(page), *paper.stream(page.body)])

    return content


def large_print_content(page: Any, paper: Paper) -> dict[str, Any]:
    """The whole leaflet again, in the largest letters and the strongest contrast."""
    look = theme_data(SiteSettings.or_defaults(paper.request), paper)
    return {**leaflet_content("large-print")(page, paper), "theme": {**look, **HIGH_CONTRAST}}


def easy_read_content(page: Any, paper: Paper) -> dict[str, Any]:
    """Rows of a picture and words, and nothing of the long version but its title."""
    return {**_data(page, "easy-read", paper.stream(page.easy_read)), "summary": ""}


def _data(page: Any, shape: str, words: list[Node]) -> dict[str, Any]:
    offered = page.other_formats
    others = list(dict.fromkeys(link.language for link in offered.languages))
    formats = dict.fromkeys(link.text for link in offered.formats)
    formats["Large print"] = None
    return {
        "shape": shape,
        "nodes": words,
        "others": [_own_name(language) for language in others],
        "formats": [name for name in formats if name != ITSELF.get(shape)],
    }


def _own_name(language: Language) -> dict[str, Any]:
    return {
        "name": language.own_name,
        "lang": language.code.split("-")[0],
        "right_to_left": language.right_to_left,
    }


LEAFLET_FILES = [
    PrintedFile("leaflet", "A4", TEMPLATE, leaflet_content("a4")),
    PrintedFile("leaflet-a5", "A5 booklet", TEMPLATE, leaflet_content("a5"), is_booklet=True),
    PrintedFile("leaflet-large-print", "Large print", TEMPLATE, large_print_content),
]
EASY_READ_FILE = PrintedFile("leaflet-easy-read", "Easy Read", TEMPLATE, easy_read_content)
