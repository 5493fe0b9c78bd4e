"""Where a request comes from: what our own proxies say, and nobody else."""

import pytest
from django.test import RequestFactory
from pytest_django import Settings

from core.client_address import client_address

OURS = ["10.0.0.0/8", "2001:db8::/32"]


@pytest.mark.parametrize(
    ("trusted", "asked_by", "told", "expected"),
    [
        ([], "192.0.2.1", "", "192.0.2.1"),
        ([], "192.0.2.1", "198.51.100.1", "192.0.2.1"),
        (OURS, "192.0.2.1", "198.51.100.1", "192.0.2.1"),
        (OURS, "10.0.0.1", "198.51.100.1", "198.51.100.1"),
        (OURS, "10.0.0.1", "203.0.113.9, 198.51.100.1", "198.51.100.1"),
        (OURS, "10.0.0.1", "203.0.113.9, 198.51.100.1, 10.0.0.2", "198.51.100.1"),
        (OURS, "10.0.0.1", "10.0.0.9, 10.0.0.2", "10.0.0.9"),
        (OURS, "10.0.0.1", "", "10.0.0.1"),
        (OURS, "10.0.0.1", "unknown", "10.0.0.1"),
        (OURS, "10.0.0.1", "198.51.100.1, <script>", "10.0.0.1"),
        (OURS, "2001:db8::1", "2001:0DC8:0::1", "2001:dc8::1"),
        (OURS, "", "198.51.100.1", ""),
    ],
)
def test_the_address(
    settings: Settings, trusted: list[str], asked_by: str, told: str, expected: str
) -> None:
    settings.TRUSTED_PROXIES = trusted
    request = RequestFactory().get("/", REMOTE_ADDR=asked_by, HTTP_X_FORWARDED_FOR=told)
    assert client_address(request) == expected
