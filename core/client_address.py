"""Where a request comes from, believing only our own proxies."""

from collections.abc import Sequence
from functools import lru_cache
from ipaddress import IPv4Network, IPv6Network, ip_address, ip_network

from django.conf import settings
from django.http import HttpRequest

Network = IPv4Network | IPv6Network


@lru_cache
def _networks(written: tuple[str, ...]) -> tuple[Network, ...]:
    return tuple(ip_network(one, strict=False) for one in written)


def is_in(address: str, networks: Sequence[str]) -> bool:
    """Whether an address, which may be empty, is in one of these networks."""
    try:
        asked = ip_address(address)
    except ValueError:
        return False
    # The same machine, however its server writes it.
    asked = getattr(asked, "ipv4_mapped", None) or asked
    return any(asked in network for network in _networks(tuple(networks)))


def _is_ours(address: str) -> bool:
    return is_in(address, settings.TRUSTED_PROXIES)


def client_address(request: HttpRequest) -> str:
    """The address of whoever asks; empty where the server doesn't know it.

    Anybody can write X-Forwarded-For. So it is read from its end, where our own proxy wrote, and
    only as far as each one who says something is in TRUSTED_PROXIES.
    """
    address = request.META.get("REMOTE_ADDR", "")
    told = [one.strip() for one in request.headers.get("X-Forwarded-For", "").split(",")]
    while told and _is_ours(address):
        claimed = told.pop()
        try:
            address = str(ip_address(claimed))
        except ValueError:
            break
    return address
