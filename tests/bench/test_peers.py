"""How the table of peers is read and reckoned."""

import py_compile
from pathlib import Path

import pytest

from bench.peers import another
from bench.peers.measuring import Measured, read_rate, times

SAID = """Running 3s test @ http://127.0.0.1:8000/
  2 threads and 8 connections
  {errors}
Requests/sec:   {rate}
Transfer/sec:     10.70MB
"""


@pytest.mark.parametrize(
    ("errors", "rate", "found"),
    [
        ("", "1234.56", (1234.56, 0)),
        ("Non-2xx or 3xx responses: 7", "20.00", (20.0, 7)),
        ("Socket errors: connect 1, read 2, write 0, timeout 4", "0.00", (0.0, 7)),
    ],
)
def test_what_wrk_says_is_read(errors: str, rate: str, found: tuple[float, int]) -> None:
    assert read_rate(SAID.format(errors=errors, rate=rate)) == found


def test_the_middle_round_counts_and_nobody_is_divided_by_nothing() -> None:
    ours, theirs = Measured([90, 100, 400], 0), Measured([9, 10, 40], 0)
    assert times(ours, theirs) == "10.00"
    assert times(ours, Measured([0, 0, 1], 0)) == "-"


@pytest.mark.parametrize("name", [name for name in another.COPIES if name.endswith(".py-tpl")])
def test_what_the_other_site_is_made_of_is_python(name: str, tmp_path: Path) -> None:
    assert py_compile.compile(str(another.BLOG / name), str(tmp_path / "out"), doraise=True)


def test_the_other_site_gets_everything_there_is() -> None:
    there = {path.name for path in another.BLOG.iterdir()} - {"README.md"}
    assert there == set(another.COPIES)
