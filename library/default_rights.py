"""What those who publish may decide about files, unless an administrator takes it away."""

from core.permissions import PUBLISHERS, register_default_grant

from .models import Finding, SiteDocument

register_default_grant(PUBLISHERS, Finding, ("accept",))
register_default_grant(PUBLISHERS, SiteDocument, ("open",))
