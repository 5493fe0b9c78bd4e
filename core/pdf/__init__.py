"""PDF for everybody: tagged (PDF/UA-1), made with typst from a template and data.

An app that prints something builds plain data with a `Paper` and hands it to `render`; a block
joins by having a method `print_nodes(value, paper)`.
"""

from .engine import TYPST_FOLDER, PdfError, UnprintableText, measure_pdf, render_pdf
from .nodes import Node
from .paper import Paper
from .pictures import Picture
from .rendering import PrintedPdf, Trial, measure, render, try_out
from .store import PdfStore

__all__ = [
    "TYPST_FOLDER",
    "Node",
    "Paper",
    "PdfError",
    "PdfStore",
    "Picture",
    "PrintedPdf",
    "Trial",
    "UnprintableText",
    "measure",
    "measure_pdf",
    "render",
    "render_pdf",
    "try_out",
]
