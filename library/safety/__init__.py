"""The safety check: what a file says beside what its readers see.

`check_file` never raises for what is in a file and never runs native code in its own process.
It needs neither Django nor a database.
"""

from .cleaning import Cleaned, clean_copy
from .codes import CODES, VERSION, Code
from .drawing import draw_place
from .forking import ForkServer
from .report import Box, Finding, Limits, Report, Severity
from .runner import check_file
from .words import Reading, Words, read_words

__all__ = [
    "CODES",
    "VERSION",
    "Box",
    "Cleaned",
    "Code",
    "Finding",
    "ForkServer",
    "Limits",
    "Reading",
    "Report",
    "Severity",
    "Words",
    "check_file",
    "clean_copy",
    "draw_place",
    "read_words",
]
