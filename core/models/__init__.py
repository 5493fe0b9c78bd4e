"""Site settings, alerts, the glossary, and what readers tell about pages."""

from .alert import Alert
from .feedback import FormUse, IdentificationReport, PageComment, PageUsefulness
from .glossary import GlossaryTerm
from .site_settings import SiteSettings

__all__ = [
    "Alert",
    "FormUse",
    "GlossaryTerm",
    "IdentificationReport",
    "PageComment",
    "PageUsefulness",
    "SiteSettings",
]
