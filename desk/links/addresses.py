"""Which machines may be asked: those of the public internet, never one inside our own network."""

import socket
from ipaddress import IPv4Address, IPv6Address, ip_address, ip_network

PORTS = {"http": 80, "https": 443}
# They carry another address inside, which may be of our own network.
TUNNELS = [ip_network("2002::/16"), ip_network("64:ff9b::/96"), ip_network("64:ff9b:1::/48")]

# Kept for special uses, whatever the standard library of this version says; clouds answer programs
# of the same machine there (Oracle's 192.0.0.192, Azure's 168.63.129.16).
SPECIAL = [
    ip_network(each)
    for each in ("192.0.0.0/24", "192.88.99.0/24", "168.63.129.16/32", "3fff::/20", "5f00::/16")
]

Address = IPv4Address | IPv6Address


class NameNotKnown(Exception):
    """Nobody knows a machine of this name."""


class NotPublic(Exception):
    """The name leads into a private network."""


def public_address(host: str, port: int) -> str:
    """An address of the host to connect to; asked once, so that it can't change in between.

    One private address among several is enough to refuse.
    """
    try:
        answers = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as error:
        raise NameNotKnown(host) from error
    addresses = [ip_address(str(answer[4][0]).partition("%")[0]) for answer in answers]
    if not addresses:
        raise NameNotKnown(host)
    if not all(is_public(address) for address in addresses):
        raise NotPublic(host)
    # Many networks still have no way out over IPv6.
    return str(min(addresses, key=lambda address: address.version))


def is_public(address: Address) -> bool:
    """Whether it is a machine's of the public internet."""
    if isinstance(address, IPv6Address):
        if address.ipv4_mapped:
            return is_public(address.ipv4_mapped)
        if address.is_site_local or any(address in network for network in TUNNELS):
            return False
    if any(address in network for network in SPECIAL):
        return False
    return address.is_global and not address.is_multicast and not address.is_reserved
