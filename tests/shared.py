"""What is made once for all test processes of a run, by whichever of them needs it first."""

import fcntl
import json
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest


def folder_of_the_run(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder that all test processes of this run know, and no other run."""
    own = tmp_path_factory.getbasetemp()
    return own.parent if "PYTEST_XDIST_WORKER" in os.environ else own


@contextmanager
def made_once(
    folder: Path, name: str, make: Callable[[], Any], remove: Callable[[], None]
) -> Iterator[Any]:
    """What `make` returns (JSON), made by the first process that comes while the others wait.

    `remove` is called by the last that leaves; whoever comes after it makes everything anew.
    """
    state = folder / f"{name}.json"
    with _locked(folder / f"{name}.lock"):
        kept = json.loads(state.read_text()) if state.exists() else {"value": make(), "users": 0}
        _keep(state, kept | {"users": kept["users"] + 1})
    try:
        yield kept["value"]
    finally:
        with _locked(folder / f"{name}.lock"):
            kept = json.loads(state.read_text())
            if kept["users"] > 1:
                _keep(state, kept | {"users": kept["users"] - 1})
            else:
                state.unlink()
                remove()


def _keep(state: Path, kept: dict[str, Any]) -> None:
    state.write_text(json.dumps(kept))


@contextmanager
def _locked(path: Path) -> Iterator[None]:
    with path.open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield
