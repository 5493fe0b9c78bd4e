"""Asks servers in turns, so that what else the machine does falls on all of them alike."""

import os
import re
import statistics
import subprocess
from collections.abc import Mapping
from dataclasses import dataclass

from bench.peers import servers

SECONDS = float(os.environ.get("BENCH_SECONDS", "3"))
ROUNDS = int(os.environ.get("BENCH_ROUNDS", "5"))
CONNECTIONS = 8
TIMEOUT = 30  # seconds
# Who is asked, and for what: a port and an address.
Place = tuple[int, str]


@dataclass(frozen=True)
class Measured:
    """Requests a second in each round, and answers that were errors."""

    rates: list[float]
    errors: int

    @property
    def median(self) -> float:
        """What is printed."""
        return statistics.median(self.rates)


def times(ours: Measured, others: Measured) -> str:
    """How many times as often ours was answered, in figures."""
    return f"{ours.median / others.median:.2f}" if others.median else "-"


def measure(places: Mapping[str, Place], seconds: float = SECONDS) -> dict[str, Measured]:
    """Each place by its name, in rounds of so long; each has been asked once before."""
    rates: dict[str, list[float]] = {name: [] for name in places}
    errors = dict.fromkeys(places, 0)
    for port, address in places.values():
        servers.fetch(port, address)
    for _ in range(ROUNDS):
        for name, place in places.items():
            rate, failed = ask(place, seconds)
            rates[name].append(rate)
            errors[name] += failed
    return {name: Measured(rates[name], errors[name]) for name in places}


def ask(place: Place, seconds: float) -> tuple[float, int]:
    """One round at one place: requests a second, and errors."""
    port, address = place
    command = ["wrk", "-t2", f"-c{CONNECTIONS}", f"-d{seconds:g}s", f"--timeout={TIMEOUT}s"]
    command += ["-H", "Accept-Encoding: gzip"]
    done = subprocess.run(
        [*command, f"http://127.0.0.1:{port}{address}"], capture_output=True, text=True, check=True
    )
    return read_rate(done.stdout)


def read_rate(said: str) -> tuple[float, int]:
    """Requests a second and errors, as wrk prints them."""
    rate = re.search(r"Requests/sec:\s+([\d.]+)", said)
    failed = re.search(r"Non-2xx or 3xx responses: (\d+)", said)
    sockets = re.search(r"Socket errors: (.+)", said)
    count = int(failed[1]) if failed else 0
    count += sum(map(int, re.findall(r"\d+", sockets[1]))) if sockets else 0
    return float(rate[1]) if rate else 0.0, count
