"""Documents, images and their renditions."""

from .document import SiteDocument
from .image import Rendition, SiteImage

__all__ = ["Rendition", "SiteDocument", "SiteImage"]
