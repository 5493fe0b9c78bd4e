"""What content needs while it becomes data for paper: whose page it is, and room for pictures."""

from dataclasses import dataclass, field
from typing import Any

from django.http import HttpRequest
from wagtail.blocks import StreamValue
from wagtail.contrib.settings.context_processors import settings as settings_proxy
from wagtail.models import Page
from wagtail.rich_text import RichText, expand_db_html

import core.pdf.nodes as nodes

from .nodes import Node
from .pictures import Picture
from .rich_text import nodes_of_html

UNDESCRIBED = "A picture that hasn’t been described yet"


@dataclass
class Paper:
    """One printed thing in the making.

    A block joins by having a method `print_nodes(value, paper)`, which gives nodes; of any other
    block, what its template says is taken over.
    """

    request: HttpRequest
    page: Page
    pictures: dict[str, Picture] = field(default_factory=dict)

    @property
    def base_url(self) -> str:
        """The site's address, for links that have none of their own."""
        return self.absolute("/")

    @property
    def page_url(self) -> str:
        """The address of the web page."""
        return self.absolute(self.page.get_url(self.request) or "/")

    def absolute(self, address: str) -> str:
        """An address of this site with the site before it."""
        return self.request.build_absolute_uri(address)

    def rich_text(self, value: RichText | str) -> list[Node]:
        """Running text, with its links as the web page has them."""
        source = value.source if isinstance(value, RichText) else value
        return nodes_of_html(expand_db_html(source or ""), self.base_url)

    def stream(self, value: StreamValue) -> list[Node]:
        """All blocks of a StreamField."""
        return [node for child in value for node in self.block(child)]

    def block(self, child: StreamValue.StreamChild) -> list[Node]:
        """One block with its value."""
        if hasattr(child.block, "print_nodes"):
            return child.block.print_nodes(child.value, self)
        return nodes_of_html(child.render(context=self._context()), self.base_url)

    def add_picture(
        self, picture: Picture | None, *, alt: str, caption: str = "", is_decorative: bool = False
    ) -> list[Node]:
        """A picture; nothing when there is none that readers may see.

        PDF/UA wants a description. Where the editor gave none the PDF says so.
        """
        if picture is None:
            return nodes.paragraphs(caption)
        self.pictures[picture.name] = picture
        described = "" if is_decorative else alt.strip() or caption or UNDESCRIBED
        return [nodes.picture(picture.name, described, caption=caption)]

    def _context(self) -> dict[str, Any]:
        return {"page": self.page, "request": self.request, **settings_proxy(self.request)}
