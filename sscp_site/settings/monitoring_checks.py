"""What production refuses of the settings for monitoring, each with the name of the setting."""

from ipaddress import ip_network
from types import ModuleType

from django.core.exceptions import ImproperlyConfigured

from .monitoring import SHORTEST_KEY


def check_monitoring(values: ModuleType) -> None:
    """Raises ImproperlyConfigured for a key that can be guessed, and for everybody's network."""
    if values.MONITORING_KEY and len(values.MONITORING_KEY) < SHORTEST_KEY:
        raise ImproperlyConfigured(
            f"MONITORING_KEY must be a random string of at least {SHORTEST_KEY} characters."
        )
    if values.SLOW_QUERY_MILLISECONDS < 0:
        raise ImproperlyConfigured("SLOW_QUERY_MILLISECONDS must be 0 or more.")
    for written in values.MONITORING_NETWORKS:
        try:
            network = ip_network(written, strict=False)
        except ValueError as error:
            raise ImproperlyConfigured(
                f"MONITORING_NETWORKS must be addresses or networks, not “{written}”."
            ) from error
        if network.prefixlen == 0:
            raise ImproperlyConfigured("MONITORING_NETWORKS must be your own, not everybody.")
    if values.MONITORING_NETWORKS and not values.TRUSTED_PROXIES:
        raise ImproperlyConfigured(
            "TRUSTED_PROXIES must be set with MONITORING_NETWORKS: without it every reader seems "
            "to be where the proxy is."
        )
