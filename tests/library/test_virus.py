"""Asking ClamAV's daemon, over a real socket."""

import time
from io import BytesIO
from pathlib import Path

import pytest
from django.core.checks import CheckMessage
from pytest_django import Settings

from library import virus
from library.uploads.checks import virus_scanner_has_an_address
from library.virus import Scan, Verdict
from tests.library.fake_clamd import (
    EICAR,
    Behaviour,
    answers,
    clamd,
    drips,
    hangs,
    hangs_up,
)


def scan(content: bytes = b"A plain file.", seconds: float = 5) -> Scan:
    return virus.scan(BytesIO(content), seconds=seconds)


def test_without_an_address_nothing_is_scanned(settings: Settings) -> None:
    settings.CLAMD_URL = ""
    assert scan() == Scan(Verdict.OFF)


def test_a_clean_file_is_clean_and_was_sent_whole(settings: Settings) -> None:
    content = bytes(range(256)) * 3000
    file = BytesIO(content)
    file.seek(100)
    with clamd() as daemon:
        settings.CLAMD_URL = daemon.url
        assert virus.scan(file) == Scan(Verdict.CLEAN)
    assert daemon.received == [content]
    assert file.tell() == 0


def test_a_known_virus_is_named(settings: Settings) -> None:
    with clamd() as daemon:
        settings.CLAMD_URL = daemon.url
        assert scan(b"Words, then " + EICAR) == Scan(Verdict.INFECTED, "Eicar-Test-Signature")


def test_a_daemon_behind_a_path_is_reached(settings: Settings, tmp_path: Path) -> None:
    with clamd(socket_path=tmp_path / "clamd.sock") as daemon:
        settings.CLAMD_URL = daemon.url
        assert scan().verdict is Verdict.CLEAN
        assert scan(EICAR).is_infected


def test_a_file_the_daemon_finds_too_large_is_held(settings: Settings) -> None:
    with clamd() as daemon:
        daemon.largest = 1000
        settings.CLAMD_URL = daemon.url
        held = scan(b"x" * 5_000_000)
    assert held.is_held
    assert "larger than the virus scanner takes" in held.reason


@pytest.mark.parametrize(
    "behave",
    [
        answers(b"stream: "),
        answers(b"stream: something OK\0"),
        answers(b"OK\0"),
        answers(b"stream: OK\0stream: Eicar FOUND\0"),
        answers(b"\xff\xfe\x00garbage" * 1000),
        answers(b"stream: lstat() failed: No such file or directory. ERROR\0"),
        answers(b"stream: Heuristics.Limits.Exceeded.MaxFileSize FOUND\0"),
        answers(),
        hangs_up,
    ],
    ids=["cut", "nearly", "bare", "two", "garbage", "error", "limits", "nothing", "hang-up"],
)
def test_whatever_else_it_answers_holds_the_file(settings: Settings, behave: Behaviour) -> None:
    with clamd(behave) as daemon:
        settings.CLAMD_URL = daemon.url
        held = scan()
    assert held.is_held
    assert held.reason.startswith("Held: ")
    assert len(held.reason) <= 200


@pytest.mark.parametrize("behave", [hangs, drips])
def test_a_daemon_that_is_slow_is_waited_for_no_longer_than_said(
    settings: Settings, behave: Behaviour
) -> None:
    with clamd(behave) as daemon:
        settings.CLAMD_URL = daemon.url
        began = time.monotonic()
        assert scan(b"x" * 20_000_000, seconds=0.5).is_held
    assert time.monotonic() - began < 3


@pytest.mark.parametrize("url", ["tcp://127.0.0.1:1", "unix:///nowhere/clamd.sock", "clamd:3310"])
def test_a_daemon_that_is_not_there_holds_the_file(settings: Settings, url: str) -> None:
    settings.CLAMD_URL = url
    held = scan()
    assert held.is_held
    assert "doesn't answer" in held.reason


def messages(url: str, settings: Settings) -> list[CheckMessage]:
    settings.CLAMD_URL = url
    return virus_scanner_has_an_address(None)


@pytest.mark.parametrize("url", ["", "tcp://clamav:3310", "tcp://[::1]:3310", "unix:///run/c.sock"])
def test_an_address_of_the_right_form_starts(settings: Settings, url: str) -> None:
    assert messages(url, settings) == []


@pytest.mark.parametrize(
    "url",
    [
        "clamav:3310",
        "tcp://clamav",
        "tcp://clamav:port",
        "unix://clamd.sock",
        "http://c:1",
        "unix://",
    ],
)
def test_an_address_of_another_form_stops_the_start(settings: Settings, url: str) -> None:
    (found,) = messages(url, settings)
    assert found.id == "library.E020"
    assert "tcp://host:port or unix:///path" in str(found.msg)
