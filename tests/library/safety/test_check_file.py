"""The child process, its limits and what comes back from it."""

import textwrap
from collections.abc import Callable
from pathlib import Path

import pytest

from library.safety import Limits, check_file, processes

from .corpus_covered import box_over_text
from .making import pages, prose

Install = Callable[[str], None]


@pytest.fixture
def plain(tmp_path: Path) -> Path:
    path = tmp_path / "plain.pdf"
    path.write_bytes(pages([prose] * 3))
    return path


@pytest.fixture
def worker(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Install:
    """Puts a program of the test's own in the place of the worker."""

    def install(program: str) -> None:
        folder = tmp_path / "fake" / "library" / "safety"
        folder.mkdir(parents=True)
        (folder / "worker.py").write_text(textwrap.dedent(program))
        monkeypatch.setattr(processes, "CHECKOUT", tmp_path / "fake")

    return install


def test_a_file_is_reported_with_its_facts(plain: Path) -> None:
    report = check_file(plain)
    assert (report.file, report.type, report.pages) == (str(plain), "pdf", 3)
    assert (report.readable, report.tagged) == (True, False)
    assert not report.is_blocked


def test_hidden_words_block(tmp_path: Path) -> None:
    path = tmp_path / "hidden.pdf"
    path.write_bytes(box_over_text())
    report = check_file(path)
    assert report.is_blocked
    assert "hidden-text" in {one.code for one in report.findings}
    assert set(report.as_json()) == {"file", "type", "pages", "readable", "findings"}
    assert set(report.as_json()["findings"][0]) == {"code", "page", "severity", "message"}


def test_a_file_that_is_not_there_is_a_finding(tmp_path: Path) -> None:
    report = check_file(tmp_path / "none.pdf")
    assert [one.code for one in report.findings] == ["broken-file"]
    assert not report.readable


def test_a_file_over_the_limit_is_not_opened(plain: Path) -> None:
    assert [one.code for one in check_file(plain, limits=Limits(file_bytes=10)).findings] == [
        "too-large"
    ]


def test_pages_over_the_limit_are_said_not_to_be_checked(plain: Path) -> None:
    report = check_file(plain, limits=Limits(pages=2))
    (found,) = [one for one in report.findings if one.code == "not-all-pages-checked"]
    assert found.message == "Only the first 2 of 3 pages could be checked."


def test_a_check_without_enough_memory_fails_with_a_finding(plain: Path) -> None:
    report = check_file(plain, limits=Limits(memory=30_000_000))
    assert "check-failed" in {one.code for one in report.findings}


def test_a_check_that_hangs_is_stopped_and_keeps_what_it_found(
    plain: Path, worker: Install
) -> None:
    worker(
        """
        import time
        print('{"facts": {"type": "pdf"}}', flush=True)
        time.sleep(60)
        """
    )
    report = check_file(plain, limits=Limits(seconds=2))
    assert (report.type, [one.code for one in report.findings]) == ("pdf", ["timeout"])


@pytest.mark.parametrize(
    "end", ["os.kill(os.getpid(), signal.SIGSEGV)", "sys.exit(3)", "print('{\"find')", "pass"]
)
def test_a_check_that_breaks_off_is_a_finding(plain: Path, worker: Install, end: str) -> None:
    worker(f"import os, signal, sys\n{end}\n")
    assert [one.code for one in check_file(plain).findings] == ["check-failed"]


def test_whoever_reads_a_file_is_told_no_secret(
    plain: Path, worker: Install, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SECRET_KEY", "k")
    worker(
        """
        import json, os
        print(json.dumps({"facts": {"title": " ".join(os.environ)}}))
        print(json.dumps({"finished": True}))
        """
    )
    told = check_file(plain).title.split()
    assert "PYTHONPATH" in told
    assert {"SECRET_KEY", "DATABASE_URL"}.isdisjoint(told)


def test_nothing_of_a_file_is_printed_by_the_check(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "cut.pdf"
    path.write_bytes(box_over_text()[:700])
    check_file(path)
    assert capfd.readouterr() == ("", "")
