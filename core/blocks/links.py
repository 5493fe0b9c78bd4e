"""Links as cards: to pages of this site and to other sites."""

from typing import Any

from django.core.exceptions import ValidationError
from wagtail import blocks
from wagtail.models import Page

from core.pdf import Node, Paper, nodes
from core.visibility import public_pages

from .preview import ChosenPreviewMixin


class PageLinkValue(blocks.StructValue):
    """What the templates need of a linked page."""

    @property
    def public_page(self) -> Page | None:
        """The page, or nothing when the public may not read it now."""
        page = self.get("page")
        return public_pages().filter(pk=page.pk).first() if page else None

    @property
    def link_text(self) -> str:
        """The editor's words, or the page's title; empty in a draft that has neither yet."""
        page = self.get("page")
        return self.get("text") or (page.title if page else "")


class PageLinkBlock(blocks.StructBlock):
    """One page of this site."""

    page = blocks.PageChooserBlock(label="Page")
    text = blocks.CharBlock(
        max_length=120,
        required=False,
        label="Words of the link",
        help_text="Leave empty to use the page's title. Say what it opens, never “click here”.",
    )
    description = blocks.CharBlock(max_length=200, required=False, label="One line about it")

    class Meta:
        icon = "doc-empty"
        label = "Page"
        value_class = PageLinkValue


class PageLinksBlock(ChosenPreviewMixin, blocks.StructBlock):
    """A list of pages of this site."""

    title = blocks.CharBlock(max_length=100, required=False, label="Title")
    links = blocks.ListBlock(PageLinkBlock(), min_num=1, label="Pages")

    preview_needs = "a public page"

    class Meta:
        icon = "link"
        label = "Links to pages"
        template = "core/blocks/page_links_block.html"
        description = (
            "Cards that lead to other pages of this site. A page that isn't public is left out "
            "by itself."
        )

    def preview_example(self) -> dict[str, Any] | None:
        """The first two pages that readers may see."""
        pages = list(public_pages().order_by("path")[:2])
        links = [{"page": page, "description": "One line about it."} for page in pages]
        return {"title": "Read more", "links": links} if links else None


class ExternalLinkBlock(blocks.StructBlock):
    """One page of another site."""

    title = blocks.CharBlock(
        max_length=120, label="Words of the link", help_text="Say what it opens."
    )
    url = blocks.URLBlock(label="Address")
    description = blocks.CharBlock(max_length=200, required=False, label="One line about it")

    class Meta:
        icon = "globe"
        label = "Link"


class LinkCardsBlock(blocks.StructBlock):
    """Cards that lead to other sites."""

    title = blocks.CharBlock(max_length=100, required=False, label="Title")
    links = blocks.ListBlock(ExternalLinkBlock(), min_num=1, label="Links")

    class Meta:
        icon = "globe"
        label = "Links to other sites"
        template = "core/blocks/link_cards_block.html"
        description = "Cards that lead to other organisations' pages."
        preview_value = {
            "title": "Elsewhere",
            "links": [
                {
                    "title": "Working Together to Safeguard Children on GOV.UK",
                    "url": "https://www.gov.uk/government/publications/working-together-to-safeguard-children--2",
                    "description": "The guidance that everybody who works with children follows.",
                }
            ],
        }

    def print_nodes(self, value: blocks.StructValue, paper: Paper) -> list[Node]:
        """The links with their addresses: paper can't be pressed."""
        entries = [(link["title"], link["url"], link["description"]) for link in value["links"]]
        return [nodes.links(entries, value["title"])]


class MenuLinkBlock(blocks.StructBlock):
    """A short link in the header or the footer: a page or an address."""

    text = blocks.CharBlock(max_length=60, label="Words of the link")
    page = blocks.PageChooserBlock(required=False, label="Page of this site")
    url = blocks.URLBlock(required=False, label="or an address elsewhere")

    class Meta:
        icon = "link"
        label = "Link"
        value_class = PageLinkValue

    def clean(self, value: blocks.StructValue) -> blocks.StructValue:
        """One of the two, not both and not neither."""
        cleaned = super().clean(value)
        if cleaned.get("page") and cleaned.get("url"):
            message = "There is a page and an address. Clear one of the two."
        elif not cleaned.get("page") and not cleaned.get("url"):
            message = "Choose a page of this site, or give an address elsewhere."
        else:
            return cleaned
        raise blocks.StructBlockValidationError(block_errors={"url": ValidationError(message)})
