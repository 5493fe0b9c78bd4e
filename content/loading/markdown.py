"""A small part of Markdown, turned into Wagtail's rich text.

Paragraphs, **bold**, *italic*, lists and links; nothing else, so that nothing is lost on the way to
the editor. Links lead to `page:key`, `document:key` or a full address.
"""

import re
from collections.abc import Iterator
from html import escape
from typing import TYPE_CHECKING

from wagtail.models import Page

from core.lazily import lazily
from library.models import SiteDocument

from .check import Check
from .data import Joined, Ref
from .nodes import Node

if TYPE_CHECKING:
    import markdown_it
    from markdown_it.token import Token
else:
    markdown_it = lazily("markdown_it")

# What a token becomes, and the rich text feature it needs.
TAGS = {
    "paragraph_open": ("<p>", ""),
    "paragraph_close": ("</p>", ""),
    "strong_open": ("<b>", "bold"),
    "strong_close": ("</b>", "bold"),
    "em_open": ("<i>", "italic"),
    "em_close": ("</i>", "italic"),
    "bullet_list_open": ("<ul>", "ul"),
    "bullet_list_close": ("</ul>", "ul"),
    "ordered_list_open": ("<ol>", "ol"),
    "ordered_list_close": ("</ol>", "ol"),
    "list_item_open": ("<li>", ""),
    "list_item_close": ("</li>", ""),
    "link_close": ("</a>", ""),
    "softbreak": (" ", ""),
    "hardbreak": ("<br/>", ""),
}
NAMES = {
    "heading_open": "a heading (use a “heading:” block of its own)",
    "html_block": "HTML",
    "html_inline": "HTML",
    "image": "a picture (use an “image:” block of its own)",
    "blockquote_open": "a quotation (use a “quote:” block of its own)",
    "code_inline": "code",
    "code_block": "text that begins with four spaces",
    "fence": "code",
    "hr": "a line of dashes",
    "bold": "bold words",
    "italic": "italic words",
    "ul": "a list",
    "ol": "a numbered list",
    "link": "a link",
    "document-link": "a link to a document",
}
OUTSIDE = re.compile(r"^(https?://|mailto:|tel:)\S+$")
Piece = str | Ref


def rich_text(node: Node, features: list[str] | None, check: Check) -> Joined | None:
    """Rich text with its references still open; `features` as Wagtail names them, None for all."""
    text = check.text(node)
    if text is None:
        return None
    tokens = markdown_it.MarkdownIt("commonmark").parse(text)
    return Joined(tuple(_Writer(node, features, check).pieces(tokens)))


class _Writer:
    """Writes the tokens of one text."""

    def __init__(self, node: Node, features: list[str] | None, check: Check) -> None:
        self.node = node
        self.features = features
        self.check = check
        self.line = node.text_line
        self.lists = 0

    def pieces(self, tokens: "list[Token]") -> Iterator[Piece]:
        for token in tokens:
            if token.map:
                self.line = self.node.text_line + token.map[0]
            if token.type == "inline":
                yield from self.pieces(token.children or [])
            else:
                yield from self.piece(token)

    def piece(self, token: "Token") -> Iterator[Piece]:
        if token.type == "text":
            yield escape(token.content, quote=False)
        elif token.type == "link_open":
            yield from self.link(str(token.attrs["href"]))
        elif token.type in TAGS:
            yield from self.tag(token)
        elif not token.type.endswith("_close"):
            self.refuse(token.type)

    def tag(self, token: "Token") -> Iterator[str]:
        tag, feature = TAGS[token.type]
        if token.type.endswith("_list_open"):
            self.lists += 1
        if feature and not self.allows(feature):
            if not token.type.endswith("_close"):
                self.refuse(feature)
        # Draftail knows no paragraphs inside the items of a list.
        elif not (self.lists and token.type.startswith("paragraph_")):
            yield tag
        if token.type.endswith("_list_close"):
            self.lists -= 1

    def link(self, target: str) -> Iterator[Piece]:
        kind, _, key = target.partition(":")
        if kind == "document":
            yield from self.internal_link("document", key, SiteDocument, "document-link")
        elif kind == "page":
            yield from self.internal_link("page", key, Page, "link")
        elif OUTSIDE.match(target) and self.allows("link"):
            yield f'<a href="{escape(target)}">'
        elif OUTSIDE.match(target):
            self.refuse("link")
        else:
            self.problem(
                f"The link leads to “{target}”: expected page:key, document:key, or an address "
                "that begins with https://, mailto: or tel:."
            )

    def internal_link(
        self, kind: str, key: str, model: type[Page] | type[SiteDocument], feature: str
    ) -> Iterator[Piece]:
        if not self.allows(feature):
            self.refuse(feature)
        elif reference := self.check.reference_to(key, model, self.node, self.line):
            yield f'<a linktype="{kind}" id="'
            yield reference
            yield '">'

    def allows(self, feature: str) -> bool:
        return self.features is None or feature in self.features

    def refuse(self, what: str) -> None:
        self.problem(f"This text can't have {NAMES.get(what, what)}.")

    def problem(self, message: str) -> None:
        self.check.problems.add(self.node, message, line=self.line)
