"""Children forked from a process that is ready answer as new processes do, and nothing stays."""

import json
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import asdict
from pathlib import Path

import pytest

from library.safety import ForkServer, Limits, check_file, fork_server
from library.safety.processes import CHECKOUT, Ended

from .making import page

WAIT = 60.0  # seconds; for what never comes


@pytest.fixture
def parsers() -> Iterator[ForkServer]:
    server = ForkServer("worker")
    yield server
    server.close()


@pytest.fixture
def pdf(tmp_path: Path) -> Path:
    path = tmp_path / "file.pdf"
    path.write_bytes(page(lambda canvas: canvas.drawString(100, 500, "Words of a page")))
    return path


@pytest.fixture
def endless(tmp_path: Path) -> bytes:
    """The request to check a file that never has an end, nor a beginning."""
    path = tmp_path / "endless"
    os.mkfifo(path)
    return json.dumps({"path": str(path), "limits": asdict(Limits())}).encode()


def servers_of(parsers: ForkServer) -> list[int]:
    return [server.process.pid for server in parsers._waiting]


def is_gone(process: int) -> bool:
    """Whether a process has ended, within a minute."""
    for _ in range(int(WAIT * 20)):
        try:
            state = Path(f"/proc/{process}/stat").read_text().rsplit(")", 1)[1].split()[0]
        except FileNotFoundError:
            return True
        if state == "Z":
            return True
        time.sleep(0.05)
    return False


def children_of(process: int) -> list[int]:
    return [int(n) for n in Path(f"/proc/{process}/task/{process}/children").read_text().split()]


def test_a_report_is_that_of_a_new_process(parsers: ForkServer, pdf: Path) -> None:
    report = check_file(pdf, texts=True, ask=parsers.ask)
    assert report == check_file(pdf, texts=True)
    assert report.texts == {1: "Words of a page"}


def test_one_server_does_for_files_one_after_the_other(parsers: ForkServer, pdf: Path) -> None:
    reports = [check_file(pdf, ask=parsers.ask), check_file(pdf, ask=parsers.ask)]
    assert reports[0] == reports[1]
    assert len(servers_of(parsers)) == 1


def test_two_threads_have_a_server_each(parsers: ForkServer, pdf: Path) -> None:
    with ThreadPoolExecutor(2) as threads:
        reports = list(threads.map(lambda _: check_file(pdf, ask=parsers.ask), range(6)))
    assert [one.type for one in reports] == ["pdf"] * 6
    assert 1 <= len(servers_of(parsers)) <= 2


def test_a_child_that_fails_says_so_and_the_next_one_works(parsers: ForkServer, pdf: Path) -> None:
    assert parsers.ask("worker", b"not JSON", WAIT) == Ended(b"", 1)
    assert check_file(pdf, ask=parsers.ask).type == "pdf"


def test_a_child_that_is_too_slow_is_killed(parsers: ForkServer, pdf: Path, endless: bytes) -> None:
    check_file(pdf, ask=parsers.ask)
    (server,) = servers_of(parsers)
    with ThreadPoolExecutor(1) as thread:
        asked = thread.submit(parsers.ask, "worker", endless, 1.0)
        while not (at_work := children_of(server)):
            assert not asked.done()
            time.sleep(0.01)
        assert asked.result().code is None
    assert is_gone(at_work[0])
    assert check_file(pdf, ask=parsers.ask).type == "pdf"


def test_a_server_that_is_killed_is_replaced(parsers: ForkServer, pdf: Path) -> None:
    check_file(pdf, ask=parsers.ask)
    (server,) = servers_of(parsers)
    os.kill(server, signal.SIGKILL)
    assert is_gone(server)
    assert check_file(pdf, ask=parsers.ask).type == "pdf"
    assert servers_of(parsers) != [server]


def test_where_no_server_starts_a_new_process_answers(
    parsers: ForkServer, pdf: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(parsers, "_workers", ("no_such_worker",))
    assert check_file(pdf, ask=parsers.ask).type == "pdf"
    assert servers_of(parsers) == []


def test_a_process_that_was_forked_leaves_the_servers_to_its_parent(
    parsers: ForkServer, pdf: Path
) -> None:
    check_file(pdf, ask=parsers.ask)
    child = os.fork()
    if child == 0:
        has_none = servers_of(parsers) == []
        os._exit(0 if has_none else 1)
    assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 0
    assert check_file(pdf, ask=parsers.ask).type == "pdf"


def test_nothing_outlives_a_process_that_is_killed(endless: bytes) -> None:
    """Neither the server nor the child that is at work."""
    script = (
        "import sys; from library.safety import ForkServer\n"
        "ForkServer('worker').ask('worker', sys.stdin.buffer.read(), 300)"
    )
    with subprocess.Popen(
        [sys.executable, "-c", script], cwd=CHECKOUT, stdin=subprocess.PIPE
    ) as asking:
        assert asking.stdin
        asking.stdin.write(endless)
        asking.stdin.close()
        server = first_child_of(asking.pid)
        at_work = first_child_of(server)
        asking.kill()
    assert is_gone(server)
    assert is_gone(at_work)


def first_child_of(process: int) -> int:
    ends = time.monotonic() + WAIT
    while time.monotonic() < ends:
        with suppress(FileNotFoundError):
            if found := children_of(process):
                return found[0]
        time.sleep(0.01)
    raise AssertionError(f"{process} has started nothing")


def test_a_server_that_is_not_needed_ends(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fork_server, "IDLE", 0.01)
    mine, theirs = socket.socketpair()
    with mine, theirs:
        fork_server.serve(theirs, [])


def test_what_a_child_may_touch_is_its_own(parsers: ForkServer, pdf: Path, endless: bytes) -> None:
    """No child has the server's line, by which it could answer for the next one."""
    check_file(pdf, ask=parsers.ask)
    (server,) = servers_of(parsers)
    with ThreadPoolExecutor(1) as thread:
        asked = thread.submit(parsers.ask, "worker", endless, 1.0)
        child = first_child_of(server)
        while opened := sockets_of(child):
            assert not asked.done(), opened
        assert sockets_of(server) != []


def sockets_of(process: int) -> list[str]:
    found = []
    for entry in Path(f"/proc/{process}/fd").iterdir():
        with suppress(FileNotFoundError):
            found.append(os.readlink(entry))
    return [name for name in found if name.startswith("socket:")]


def test_a_server_is_told_to_end_once(parsers: ForkServer, pdf: Path) -> None:
    check_file(pdf, ask=parsers.ask)
    (server,) = servers_of(parsers)
    parsers.close()
    assert is_gone(server)
    parsers.close()
