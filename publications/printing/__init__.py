"""Publications on paper: which PDFs a page has at its own address, and what is in them."""

from .files import PrintedFile, frame, printed_pdf
from .pages import PrintableMixin
from .panel import PrintingPanel
from .web_page import WEB_PAGE_TEMPLATE, web_page_content

__all__ = [
    "WEB_PAGE_TEMPLATE",
    "PrintableMixin",
    "PrintedFile",
    "PrintingPanel",
    "frame",
    "printed_pdf",
    "web_page_content",
]
