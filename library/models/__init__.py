"""Documents, images and their renditions; their checks and versions."""

from .checks import FileCheck, Finding, PageText
from .document import SiteDocument
from .image import Rendition, SiteImage
from .proposed import ProposedVersion
from .versions import DocumentVersion

__all__ = [
    "DocumentVersion",
    "FileCheck",
    "Finding",
    "PageText",
    "ProposedVersion",
    "Rendition",
    "SiteDocument",
    "SiteImage",
]
