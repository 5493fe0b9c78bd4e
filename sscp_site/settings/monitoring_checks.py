"""What production refuses of the settings for monitoring, each with the name of the setting."""

from types import ModuleType

from django.core.exceptions import ImproperlyConfigured

from .monitoring import SHORTEST_KEY
from .networks import check_networks


def check_monitoring(values: ModuleType) -> None:
    """Raises ImproperlyConfigured for a key that can be guessed, and for everybody's network."""
    if values.MONITORING_KEY and len(values.MONITORING_KEY) < SHORTEST_KEY:
        raise ImproperlyConfigured(
            f"MONITORING_KEY must be a random string of at least {SHORTEST_KEY} characters."
        )
    if values.SLOW_QUERY_MILLISECONDS < 0:
        raise ImproperlyConfigured("SLOW_QUERY_MILLISECONDS must be 0 or more.")
    check_networks("MONITORING_NETWORKS", values.MONITORING_NETWORKS, "your own")
    if values.MONITORING_NETWORKS and not values.TRUSTED_PROXIES:
        raise ImproperlyConfigured(
            "TRUSTED_PROXIES must be set with MONITORING_NETWORKS: without it every reader seems "
            "to be where the proxy is."
        )
