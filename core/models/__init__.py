"""Site settings, alerts, the glossary, what readers tell about pages, and that things changed."""

from .alert import Alert
from .change import Change
from .feedback import FormUse, IdentificationReport, PageComment, PageUsefulness
from .glossary import GlossaryTerm
from .scheduler import SchedulerRun
from .site_settings import SiteSettings

__all__ = [
    "Alert",
    "Change",
    "FormUse",
    "GlossaryTerm",
    "IdentificationReport",
    "PageComment",
    "PageUsefulness",
    "SchedulerRun",
    "SiteSettings",
]
