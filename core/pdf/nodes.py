"""What a page says, as plain data that JSON can carry: blocks of text, and the runs inside them.

A node is a dictionary with a `type`; core/typst/shared/blocks.typ draws each type. A run is a
piece of text that looks the same all along.
"""

from collections.abc import Sequence
from typing import Any

Node = dict[str, Any]
Run = dict[str, Any]

# What a node holds beside the words that readers see.
NOT_WORDS = {"type", "url", "kind", "file"}


def run(text: str, *, bold: bool = False, italic: bool = False, url: str = "") -> Run:
    """A piece of text; only what is set is carried."""
    made: Run = {"text": text}
    if bold:
        made["bold"] = True
    if italic:
        made["italic"] = True
    if url:
        made["url"] = url
    return made


def runs_of(text: "str | Sequence[Run]") -> list[Run]:
    """Runs, whether a plain text or runs were given."""
    return [run(text)] if isinstance(text, str) else list(text)


def paragraph(text: "str | Sequence[Run]") -> Node:
    """A paragraph."""
    return {"type": "paragraph", "runs": runs_of(text)}


def paragraphs(text: str) -> list[Node]:
    """Plain text with a paragraph for each of its lines."""
    return [paragraph(line.strip()) for line in text.splitlines() if line.strip()]


def heading(text: "str | Sequence[Run]", level: int = 2) -> Node:
    """A heading below the title, which has level 1."""
    return {"type": "heading", "runs": runs_of(text), "level": level}


def item_list(items: Sequence[list[Node]], *, ordered: bool = False) -> Node:
    """A list; each item is nodes."""
    return {"type": "list", "ordered": ordered, "items": list(items)}


def table(
    rows: Sequence[Sequence[str]],
    *,
    headings: Sequence[str] = (),
    caption: str = "",
    row_headings: bool = False,
) -> Node:
    """A table of plain texts; `row_headings` when the first cell of each row names it."""
    return {
        "type": "table",
        "caption": caption,
        "headings": list(headings),
        "rows": [list(row) for row in rows],
        "row_headings": row_headings,
    }


def callout(nodes: Sequence[Node], *, title: str = "", kind: str = "information") -> Node:
    """A box that stands out."""
    return {"type": "callout", "kind": kind, "title": title, "nodes": list(nodes)}


def quote(text: str, source: str = "") -> Node:
    """Somebody's words."""
    return {"type": "quote", "text": text, "source": source}


def picture(name: str, alt: str, *, caption: str = "", width: int = 0, height: int = 0) -> Node:
    """A picture of the paper by its name; without `alt` it is decoration. Size in pixels."""
    return {
        "type": "picture",
        "file": name,
        "alt": alt,
        "caption": caption,
        "width": width,
        "height": height,
    }


def facts(pairs: Sequence[tuple[str, "str | Sequence[Run]"]], title: str = "") -> Node:
    """Names and what belongs to each: dates of a timeline, facts at a glance."""
    return {
        "type": "facts",
        "title": title,
        "pairs": [{"name": name, "runs": runs_of(text)} for name, text in pairs],
    }


def links(entries: Sequence[tuple[str, str, str]], title: str = "") -> Node:
    """Links as (words, address, one line about it); paper shows the address too."""
    return {
        "type": "links",
        "title": title,
        "entries": [
            {"text": text, "url": url, "about": about, "shown": without_scheme(url)}
            for text, url, about in entries
        ],
    }


def without_scheme(url: str) -> str:
    """An address as people type it."""
    return url.removeprefix("https://").removeprefix("http://").rstrip("/")


def first_words(content: Sequence[Node], count: int) -> list[Node]:
    """Paragraphs and lists as far as `count` words reach; other nodes are taken whole."""
    left = count
    kept: list[Node] = []
    for node in content:
        if left <= 0:
            break
        cut = _cut(node, left)
        left -= word_count([node])
        kept.append(cut)
    return kept


def _cut(node: Node, count: int) -> Node:
    if node["type"] == "list":
        items: list[list[Node]] = []
        for item in node["items"]:
            if count > 0:
                items.append(first_words(item, count))
            count -= word_count(item)
        return {**node, "items": items}
    if node["type"] != "paragraph":
        return node
    runs: list[Run] = []
    for piece in node["runs"]:
        words = piece["text"].split(" ")
        if count > 0:
            runs.append({**piece, "text": " ".join(words[: count + 1 if not words[0] else count])})
        count -= len(piece["text"].split())
    return {**node, "runs": runs}


def word_count(nodes: Sequence[Node]) -> int:
    """How many words a reader reads in these nodes."""
    return sum(len(text.split()) for text in texts_in(nodes))


def texts_in(value: Any, name: str = "") -> list[str]:
    """Every text a reader sees in a node or a list of nodes."""
    if isinstance(value, dict):
        return [text for key, part in value.items() for text in texts_in(part, key)]
    if isinstance(value, (list, tuple)):
        return [text for part in value for text in texts_in(part, name)]
    return [value] if isinstance(value, str) and name not in NOT_WORDS else []
