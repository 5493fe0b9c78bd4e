"""Links are found in whatever is stored. No database."""

import json
import socket
from ipaddress import ip_address

import pytest

from desk.links.addresses import NameNotKnown, NotPublic, is_public, public_address
from desk.links.reading import Found, links_in, tidy_url


@pytest.mark.parametrize(
    ("value", "found"),
    [
        ("No link, only https in words.", []),
        ("https://example.org/a", [Found("https://example.org/a")]),
        ('<p><a href="https://example.org/?a=1&amp;b=2">x</a></p>', [
            Found("https://example.org/?a=1&b=2")
        ]),
        ('<a id="12" linktype="page">x</a>', [Found(page_id=12)]),
        ('<a linktype="document" id="5">x</a>', [Found(document_id=5)]),
        ('<a href="/about-us/">x</a>', [Found("/about-us/")]),
        ([{"type": "links", "value": [{"url": "https://example.org/"}]}], [
            Found("https://example.org/")
        ]),
        ({"value": {"page": 7, "title": "x"}}, [Found(page_id=7)]),
        ("[not JSON", []),
        (None, []),
    ],
)  # fmt: skip
def test_each_kind_of_link_is_found(value: object, found: list[Found]) -> None:
    assert list(links_in(value)) == found


def test_blocks_written_as_json_are_read() -> None:
    body = json.dumps([{"type": "text", "value": '<a href="https://example.org/x">x</a>'}])
    assert list(links_in({"body": body})) == [Found("https://example.org/x")]


@pytest.mark.parametrize(
    ("url", "tidy"),
    [
        ("https://Example.org/a#part", ("https://Example.org/a", "example.org")),
        ("https://example.org/a b", ("https://example.org/a%20b", "example.org")),
        ("/about-us/#team", ("/about-us/", "")),
        ("mailto:office@example.org", ("", "")),
        ("tel:01632960001", ("", "")),
        ("#part", ("", "")),
        ("https://[broken", ("", "")),
        ("https://example.org/" + "a" * 2000, ("", "")),
    ],
)
def test_addresses_are_tidied(url: str, tidy: tuple[str, str]) -> None:
    assert tidy_url(url) == tidy


@pytest.mark.parametrize(
    "address",
    [
        *("127.0.0.1", "10.0.0.1", "192.168.1.1", "172.16.0.1", "169.254.169.254", "0.0.0.0"),
        *("100.64.0.1", "224.0.0.1", "240.0.0.1", "255.255.255.255", "192.0.2.1", "::1"),
        *("::ffff:127.0.0.1", "fe80::1", "fc00::1", "fec0::1", "ff02::1", "2002:7f00:1::"),
        *("64:ff9b::7f00:1", "fd00:ec2::254", "100.100.100.200", "192.0.0.192", "168.63.129.16"),
    ],
)
def test_machines_of_our_own_network_are_never_asked(address: str) -> None:
    assert not is_public(ip_address(address))


@pytest.mark.parametrize("address", ["8.8.8.8", "2606:4700::1111", "::ffff:8.8.8.8"])
def test_machines_of_the_internet_may_be_asked(address: str) -> None:
    assert is_public(ip_address(address))


def test_one_private_address_among_several_refuses(monkeypatch: pytest.MonkeyPatch) -> None:
    def answer(*addresses: str) -> None:
        found = [(0, 0, 0, "", (address, 443)) for address in addresses]
        monkeypatch.setattr(socket, "getaddrinfo", lambda *args, **kwargs: found)

    answer("2606:4700::1111", "8.8.8.8")
    assert public_address("example.org", 443) == "8.8.8.8"
    answer("8.8.8.8", "127.0.0.1")
    with pytest.raises(NotPublic):
        public_address("example.org", 443)
    answer()
    with pytest.raises(NameNotKnown):
        public_address("example.org", 443)
