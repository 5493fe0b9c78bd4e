"""Keep a set of programs running together: if one ends, or we are told to stop, all of them do."""

from __future__ import annotations

import ctypes
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from types import FrameType

from scripts.console import Problem

STOP_SIGNALS = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)
PATIENCE = 15.0  # seconds that a program gets to finish what it is doing
PR_SET_PDEATHSIG = 1


@dataclass(frozen=True)
class Program:
    name: str
    command: list[str]


class StopRequested(Exception):
    """Somebody pressed Ctrl-C or asked this process to end."""


class Group:
    """Programs started together, each in a session of its own, so that Ctrl-C reaches only us."""

    def __init__(self, folder: Path, environment: dict[str, str]) -> None:
        self.folder = folder
        self.environment = environment
        self.children: dict[str, subprocess.Popen[bytes]] = {}

    def start(self, program: Program) -> None:
        self.children[program.name] = subprocess.Popen(
            program.command,
            cwd=self.folder,
            env=self.environment,
            stdin=subprocess.DEVNULL,
            start_new_session=True,
            preexec_fn=end_with_parent if sys.platform == "linux" else None,
        )

    def check(self) -> None:
        """Raise Problem when a program has ended by itself."""
        for name, child in self.children.items():
            if child.poll() is not None:
                raise Problem(f"The {name} {ending(child.returncode)}, so everything was stopped.")

    def watch_until(self, done: Callable[[], bool], interval: float = 0.2) -> None:
        while not done():
            self.check()
            time.sleep(interval)

    def stop(self) -> None:
        """Ask every program to end, then insist."""
        for child in self.children.values():
            if child.poll() is None:
                child.terminate()
        deadline = time.monotonic() + PATIENCE
        for child in self.children.values():
            try:
                child.wait(max(0.1, deadline - time.monotonic()))
            except subprocess.TimeoutExpired:
                os.killpg(child.pid, signal.SIGKILL)
                child.wait()


def ending(code: int) -> str:
    return f"was killed by signal {-code}" if code < 0 else f"ended with exit code {code}"


def end_with_parent() -> None:
    """Ask Linux to end this child when we are killed outright, so that the port is free next time."""
    ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGTERM)


def stop_on_signals() -> None:
    """Turn the signals that mean "stop" into an exception, once: a second one ends us at once."""

    def request(number: int, _frame: FrameType | None) -> None:
        for name in STOP_SIGNALS:
            signal.signal(name, signal.SIG_IGN if name != signal.SIGINT else signal.SIG_DFL)
        raise StopRequested(signal.Signals(number).name)

    for name in STOP_SIGNALS:
        signal.signal(name, request)
