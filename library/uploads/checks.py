"""Settings of uploads that can't work, said at the start."""

from typing import Any

from django.conf import settings
from django.core.checks import CheckMessage, Error, Tags, register

from library.virus import Address


@register(Tags.security)
def virus_scanner_has_an_address(app_configs: Any, **kwargs: Any) -> list[CheckMessage]:
    """library.E020: CLAMD_URL, where it is set, can be read."""
    if not settings.CLAMD_URL:
        return []
    try:
        Address.parse(settings.CLAMD_URL)
    except ValueError as error:
        return [
            Error(
                str(error),
                hint="Until it can be read every upload is held and none can be published.",
                id="library.E020",
            )
        ]
    return []
