"""HTML of the rich text editor, and of a block's own template, as nodes."""

import re
from dataclasses import dataclass, replace
from urllib.parse import urljoin

from bs4 import BeautifulSoup, NavigableString, PageElement, Tag
from bs4.element import PreformattedString

import core.pdf.nodes as nodes

from .nodes import Node, Run

SPACE = re.compile(r"[ \t\r\n\f]+")
BOLD = {"b", "strong", "th"}
ITALIC = {"i", "em", "cite"}
HEADINGS = {"h1": 2, "h2": 2, "h3": 3, "h4": 4, "h5": 4, "h6": 4, "summary": 3}
LEFT_OUT = {"script", "style", "svg", "template", "head", "noscript"}
BLOCKS = {
    *("p", "div", "section", "article", "aside", "header", "footer", "figure", "figcaption"),
    *("ul", "ol", "li", "dl", "dt", "dd", "blockquote", "details", "table", "hr", "address"),
    *HEADINGS,
}
OPENABLE = ("http://", "https://", "mailto:", "tel:")


@dataclass(frozen=True)
class _Style:
    bold: bool = False
    italic: bool = False
    url: str = ""


def nodes_of_html(html: str, base_url: str = "") -> list[Node]:
    """The HTML as nodes; addresses are made whole with `base_url`, other markup gives its words."""
    soup = BeautifulSoup(html, "html.parser")
    return _Reader(base_url).blocks(soup, _Style())


class _Reader:
    def __init__(self, base_url: str) -> None:
        self.base_url = base_url

    def blocks(self, element: Tag, style: _Style) -> list[Node]:
        """The blocks inside an element; loose text between them becomes paragraphs."""
        made: list[Node] = []
        loose: list[Run] = []
        for child in element.children:
            if isinstance(child, Tag) and _is_left_out(child):
                continue
            if isinstance(child, Tag) and self._is_block(child):
                made += _paragraph(loose)
                loose = []
                made += self._block(child, style)
            else:
                loose += self._inline(child, style)
        return made + _paragraph(loose)

    def _is_block(self, tag: Tag) -> bool:
        return tag.name in BLOCKS or tag.find(list(BLOCKS)) is not None

    def _block(self, tag: Tag, style: _Style) -> list[Node]:
        if tag.name in HEADINGS:
            runs = _tidy(self._inline(tag, style))
            return [nodes.heading(runs, HEADINGS[tag.name])] if runs else []
        if tag.name in {"ul", "ol"}:
            items = [self.blocks(item, style) for item in tag.find_all("li", recursive=False)]
            filled = [item for item in items if item]
            return [nodes.item_list(filled, ordered=tag.name == "ol")] if filled else []
        if tag.name == "table":
            return self._table(tag)
        if tag.name == "dt":
            return self.blocks(tag, replace(style, bold=True))
        return self.blocks(tag, self._styled(tag, style))

    def _table(self, tag: Tag) -> list[Node]:
        rows = [
            [" ".join(cell.get_text(" ").split()) for cell in row.find_all(["th", "td"])]
            for row in tag.find_all("tr")
        ]
        first = tag.find("tr")
        has_headings = first is not None and first.find("td") is None
        caption = tag.find("caption")
        return [
            nodes.table(
                rows[1:] if has_headings else rows,
                headings=rows[0] if has_headings else (),
                caption=caption.get_text(" ", strip=True) if caption else "",
            )
        ]

    def _inline(self, element: PageElement, style: _Style) -> list[Run]:
        if isinstance(element, PreformattedString):
            return []
        if isinstance(element, NavigableString):
            text = SPACE.sub(" ", str(element))
            return [nodes.run(text, bold=style.bold, italic=style.italic, url=style.url)]
        if not isinstance(element, Tag) or _is_left_out(element):
            return []
        if element.name == "br":
            return [nodes.run("\n")]
        if element.name == "img":
            alt = str(element.get("alt") or "").strip()
            return [nodes.run(alt, italic=True)] if alt else []
        inner = self._styled(element, style)
        return [run for child in element.children for run in self._inline(child, inner)]

    def _styled(self, tag: Tag, style: _Style) -> _Style:
        if tag.name in BOLD:
            return replace(style, bold=True)
        if tag.name in ITALIC:
            return replace(style, italic=True)
        if tag.name == "a" and tag.get("href"):
            address = urljoin(self.base_url, str(tag["href"]))
            return replace(style, url=address if address.startswith(OPENABLE) else "")
        return style


def _is_left_out(tag: Tag) -> bool:
    # Words for screen readers only say what sighted readers see from the layout.
    return tag.name in LEFT_OUT or "visually-hidden" in (tag.get("class") or [])


def _paragraph(runs: list[Run]) -> list[Node]:
    tidy = _tidy(runs)
    return [nodes.paragraph(tidy)] if tidy else []


def _tidy(runs: list[Run]) -> list[Run]:
    """Without space at either end, without two spaces in a row, without empty runs."""
    made: list[Run] = []
    for run in runs:
        ends_open = not made or made[-1]["text"].endswith((" ", "\n"))
        text = run["text"].lstrip(" ") if ends_open else run["text"]
        if text == "\n" and made:
            made[-1] = {**made[-1], "text": made[-1]["text"].rstrip(" ")}
        if text and (made or text != "\n"):
            made.append({**run, "text": text})
    while made and not made[-1]["text"].strip():
        made.pop()
    if made:
        made[-1] = {**made[-1], "text": made[-1]["text"].rstrip()}
    return made
