"""How long the site's certificate lasts, as the page "System" says it."""

import ssl
import time
from collections.abc import Callable, Iterator
from datetime import timedelta

import pytest
from django.utils import timezone
from pytest_django import Settings

from operations.system import outside
from operations.system.finding import State


@pytest.fixture(autouse=True)
def nothing_known() -> Iterator[None]:
    outside._kept.clear()
    yield
    outside._kept.clear()


def in_days(number: int) -> Callable[..., object]:
    return lambda host, port: timezone.now() + timedelta(days=number)


def raising(error: Exception) -> Callable[..., object]:
    def ask(host: str, port: int) -> None:
        raise error

    return ask


def hanging(host: str, port: int) -> object:
    time.sleep(0.5)
    raise OSError


UNTRUSTED = ssl.SSLCertVerificationError(1, "self-signed")
UNTRUSTED.verify_message = "self-signed certificate"


@pytest.mark.parametrize(
    ("answer", "state", "words"),
    [
        (in_days(60), State.OK, "good until"),
        (in_days(13), State.FAILED, "good until"),
        (in_days(-1), State.FAILED, "good until"),
        (raising(UNTRUSTED), State.FAILED, "self-signed certificate"),
        (raising(OSError()), State.UNKNOWN, "can’t be reached"),
        (hanging, State.UNKNOWN, "no answer in time"),
    ],
)
def test_certificates(
    settings: Settings,
    monkeypatch: pytest.MonkeyPatch,
    answer: Callable[..., object],
    state: State,
    words: str,
) -> None:
    settings.WAGTAILADMIN_BASE_URL = "https://www.example.org"
    monkeypatch.setattr(outside, "SECONDS_TO_CONNECT", 0.1)
    monkeypatch.setattr(outside, "certificate_end", answer)
    found = outside.certificate()
    assert (found.state, words in found.sentence) == (state, True)
    monkeypatch.setattr(outside, "certificate_end", raising(AssertionError("asked twice")))
    assert outside.certificate() == found
