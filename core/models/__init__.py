"""Site settings, alerts and the glossary."""

from .alert import Alert
from .glossary import GlossaryTerm
from .site_settings import SiteSettings

__all__ = ["Alert", "GlossaryTerm", "SiteSettings"]
