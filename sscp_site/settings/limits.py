"""Who reaches the admin, and how often one address may ask for what costs much."""

from types import ModuleType

from django.core.exceptions import ImproperlyConfigured

from . import environment as environment_values
from .networks import check_networks

# The admin answers at these names only, and to these networks only; without them, to everybody.
ADMIN_HOSTS = environment_values.ADMIN_HOSTS
ADMIN_NETWORKS = environment_values.ADMIN_NETWORKS
# Of one address, in each process; 0 counts nothing (core.rate_limits).
REQUESTS_A_MINUTE = {
    "searches": environment_values.SEARCHES_A_MINUTE,
    "downloads": environment_values.DOWNLOADS_A_MINUTE,
    "forms": environment_values.FORMS_A_MINUTE,
}
# What a reader's form may hold; two sentences and a token are small (library.uploads.limit).
READERS_FORM_BYTES = 256 * 1024


def check_limits(values: ModuleType) -> None:
    """Raises ImproperlyConfigured for what would lock everybody out, or nobody."""
    for name in ("SEARCHES_A_MINUTE", "DOWNLOADS_A_MINUTE", "FORMS_A_MINUTE"):
        if getattr(values, name) < 0:
            raise ImproperlyConfigured(f"{name} must be 0 or more; 0 is without a limit.")
    for host in values.ADMIN_HOSTS:
        if "/" in host or ":" in host or "*" in host:
            raise ImproperlyConfigured(
                f"ADMIN_HOSTS must be names such as admin.example.org, not “{host}”."
            )
    check_networks("ADMIN_NETWORKS", values.ADMIN_NETWORKS, "your own")
    if values.ADMIN_NETWORKS and not values.TRUSTED_PROXIES:
        raise ImproperlyConfigured(
            "TRUSTED_PROXIES must be set with ADMIN_NETWORKS: without it every editor seems to be "
            "the proxy."
        )
