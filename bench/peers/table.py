"""Asks each server for the same bytes in turns, and prints who answered how often."""

import gzip
import os
import re
import statistics
import subprocess
import sys
import tempfile
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path

from bench.pages import BARE, NothingToMeasure, pages
from bench.peers import servers
from bench.peers.documents import public_documents
from bench.server import THREADS, WORKERS, free_port

SECONDS = float(os.environ.get("BENCH_SECONDS", "3"))
ROUNDS = int(os.environ.get("BENCH_ROUNDS", "5"))
CONNECTIONS = 8
SIZES = (0.5, 20)  # megabytes
LIMIT, CACHE, AGAIN, ANEW = "nginx", "cache", "again", "anew"
HEADINGS = ("what", "nginx", "cache", "site again", "site anew", "cache/nginx", "errors")
WIDTHS = (20, 10, 10, 12, 11, 13, 8)


@dataclass(frozen=True)
class Measured:
    """Requests a second in each round, and answers that were errors."""

    rates: list[float]
    errors: int

    @property
    def median(self) -> float:
        return statistics.median(self.rates)


def main() -> int:
    if missing := servers.missing_programs():
        print(f"Not on this machine: {', '.join(missing)}. Debian: apt install nginx varnish "
              "varnish-modules wrk", file=sys.stderr)  # fmt: skip
        return 1
    try:
        addresses = {page.name: page.address for page in pages() if page.address != BARE}
    except NothingToMeasure as reason:
        print(reason, file=sys.stderr)
        return 1
    with ExitStack() as stack:
        documents = stack.enter_context(public_documents(*SIZES))
        addresses |= {
            f"a file of {size} MB": document.url
            for size, document in zip(SIZES, documents, strict=True)
        }
        ports = _start(stack, Path(stack.enter_context(tempfile.TemporaryDirectory())), addresses)
        print(
            f"Requests a second: median of {ROUNDS} rounds of {SECONDS:g} s in turns, "
            f"{CONNECTIONS} connections; gunicorn with {WORKERS} workers of {THREADS} threads; "
            f"all on {os.cpu_count()} processors.\n"
        )
        _print_row(HEADINGS)
        for name, address in addresses.items():
            _print_row(_row(name, _measure(ports, address)))
        bare = _measure({ANEW: ports[ANEW]}, BARE)[ANEW]
        print(f"\nA view that does nothing: {bare.median:.0f} a second.")
    return 0


def _start(stack: ExitStack, folder: Path, addresses: dict[str, str]) -> dict[str, int]:
    """All servers; nginx has what the site answers, stored small."""
    ports = {LIMIT: stack.enter_context(servers.nginx(folder / "nginx")), CACHE: free_port()}
    cached = {
        "SHARED_CACHE_URLS": f"http://127.0.0.1:{ports[CACHE]}",
        "SHARED_CACHE_KEY": servers.KEY,
    }
    ports[AGAIN] = stack.enter_context(servers.site(**cached))
    ports[ANEW] = stack.enter_context(servers.site(REMEMBERED_ANSWERS_MB="0"))
    stack.enter_context(servers.varnish(ports[AGAIN], ports[CACHE], folder / "varnish"))
    for address in addresses.values():
        _store(folder / "nginx" / "files", address, servers.fetch(ports[AGAIN], address))
    return ports


def _store(files: Path, address: str, content: bytes) -> None:
    path = address.partition("?")[0]
    file = files / path.strip("/")
    if path.endswith("/"):
        file /= "index.html"
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(content)
    if path.endswith("/"):
        file.with_name(f"{file.name}.gz").write_bytes(gzip.compress(content, 6))


def _measure(ports: dict[str, int], address: str) -> dict[str, Measured]:
    """In turns, so that what else the machine does falls on all of them alike."""
    rates: dict[str, list[float]] = {name: [] for name in ports}
    errors = dict.fromkeys(ports, 0)
    for port in ports.values():
        servers.fetch(port, address)
    for _ in range(ROUNDS):
        for name, port in ports.items():
            rate, failed = _ask(port, address)
            rates[name].append(rate)
            errors[name] += failed
    return {name: Measured(rates[name], errors[name]) for name in ports}


def _ask(port: int, address: str) -> tuple[float, int]:
    command = ["wrk", "-t2", f"-c{CONNECTIONS}", f"-d{SECONDS:g}s", "-H", "Accept-Encoding: gzip"]
    done = subprocess.run(
        [*command, f"http://127.0.0.1:{port}{address}"], capture_output=True, text=True, check=True
    )
    rate = re.search(r"Requests/sec:\s+([\d.]+)", done.stdout)
    failed = re.search(r"Non-2xx or 3xx responses: (\d+)", done.stdout)
    sockets = re.search(r"Socket errors: (.+)", done.stdout)
    count = int(failed[1]) if failed else 0
    count += sum(map(int, re.findall(r"\d+", sockets[1]))) if sockets else 0
    return float(rate[1]) if rate else 0.0, count


def _row(name: str, measured: dict[str, Measured]) -> tuple[str, ...]:
    rates = [f"{measured[each].median:.0f}" for each in (LIMIT, CACHE, AGAIN, ANEW)]
    share = measured[CACHE].median / measured[LIMIT].median
    return (name, *rates, f"{share:.2f}", str(sum(each.errors for each in measured.values())))


def _print_row(cells: tuple[str, ...]) -> None:
    first, *others = zip(cells, WIDTHS, strict=True)
    print(first[0].ljust(first[1]), *(cell.rjust(width) for cell, width in others), sep="")
    sys.stdout.flush()
