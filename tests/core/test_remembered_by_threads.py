"""Several threads that want to know the same just after a change: one finds out."""

import threading
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from decimal import Decimal

import pytest

from core.changes import Remembered, RememberedAs, RememberedRows, remembered
from core.changes.state import State

THREADS = 4


@pytest.fixture(autouse=True)
def nothing_changes(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(remembered, "state_now", lambda: State(1, Decimal(1)))


class Slow:
    """Takes its time and counts how often it was asked."""

    def __init__(self) -> None:
        self.asked: list[tuple[object, ...]] = []

    def __call__(self, *about: object) -> str:
        self.asked.append(about)
        time.sleep(0.05)
        return f"all about {about}"


def all_at_once(ask: Callable[[], object]) -> list[object]:
    ready = threading.Barrier(THREADS)

    def when_all_are_there() -> object:
        ready.wait()
        return ask()

    with ThreadPoolExecutor(THREADS) as threads:
        asked = [threads.submit(when_all_are_there) for _ in range(THREADS)]
        return [one.result() for one in asked]


def test_a_value_is_found_out_once() -> None:
    slow = Slow()
    assert len(set(all_at_once(Remembered(slow)))) == 1
    assert slow.asked == [()]


def test_a_value_of_a_key_is_made_once_and_others_need_not_wait() -> None:
    slow, kept = Slow(), RememberedAs[str, str]()
    keys = iter(["a", "a", "b", "b"])

    def ask() -> str:
        key = next(keys)
        return kept.get(key, lambda: slow(key))

    began = time.monotonic()
    all_at_once(ask)
    assert sorted(slow.asked, key=str) == [("a",), ("b",)]
    assert time.monotonic() - began < 0.05 * THREADS


def test_rows_are_looked_up_once() -> None:
    asked: list[list[int]] = []

    def look_up(keys: list[int]) -> dict[int, str]:
        asked.append(keys)
        time.sleep(0.05)
        return {key: str(key) for key in keys}

    rows = RememberedRows(look_up)
    assert all_at_once(lambda: rows([1, 2])) == [{1: "1", 2: "2"}] * THREADS
    assert asked == [[1, 2]]


def test_who_has_waited_for_too_long_finds_out_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(remembered, "LONGEST_WAIT", 0.01)
    slow = Slow()
    assert len(set(all_at_once(Remembered(slow)))) == 1
    assert len(slow.asked) == THREADS


def test_after_a_failure_it_is_the_next_one_s_turn() -> None:
    tries = iter([ZeroDivisionError("in the first thread"), None])

    def load() -> str:
        if error := next(tries):
            raise error
        return "found out"

    kept = Remembered(load)
    with pytest.raises(ZeroDivisionError):
        kept()
    assert kept() == "found out"


def test_what_needs_another_value_of_the_same_kind_gets_it() -> None:
    kept = RememberedAs[int, int]()

    def product(number: int) -> int:
        return kept.get(number, lambda: number * product(number - 1) if number else 1)

    assert product(5) == 120
    assert kept._turns._turns == {}
