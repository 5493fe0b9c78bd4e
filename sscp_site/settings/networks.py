"""Networks in settings: what may not be written there, said with the setting's name."""

from collections.abc import Iterable
from ipaddress import ip_network

from django.core.exceptions import ImproperlyConfigured


def check_networks(name: str, written: Iterable[str], whose: str) -> None:
    """Raises ImproperlyConfigured for what is no address or network, and for everybody's.

    `whose` they must be, for the sentence: "your own".
    """
    for one in written:
        try:
            network = ip_network(one, strict=False)
        except ValueError as error:
            raise ImproperlyConfigured(
                f"{name} must be addresses or networks, not “{one}”."
            ) from error
        if network.prefixlen == 0:
            raise ImproperlyConfigured(f"{name} must be {whose}, not everybody.")
