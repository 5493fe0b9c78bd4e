"""The plain StreamField blocks, one concept a file."""

from .accordion import AccordionBlock
from .callout import CalloutBlock
from .concern_line import ConcernLineBlock
from .key_dates import KeyDatesBlock
from .links import LinkCardsBlock, MenuLinkBlock, PageLinkBlock, PageLinksBlock
from .quote import QuoteBlock
from .steps import StepsBlock
from .table import TableBlock
from .text import HeadingBlock, ParagraphBlock

__all__ = [
    "AccordionBlock",
    "CalloutBlock",
    "ConcernLineBlock",
    "HeadingBlock",
    "KeyDatesBlock",
    "LinkCardsBlock",
    "MenuLinkBlock",
    "PageLinkBlock",
    "PageLinksBlock",
    "ParagraphBlock",
    "QuoteBlock",
    "StepsBlock",
    "TableBlock",
]
