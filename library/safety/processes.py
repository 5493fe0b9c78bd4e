"""Child processes, each for one file: a new one, or one forked from a process that is ready."""

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from core.child_processes import bare_environment

CHECKOUT = Path(__file__).parents[2]
ENVIRONMENT = {
    # Native maths libraries reserve memory for every core unless told otherwise.
    "OPENBLAS_NUM_THREADS": "1",
    "OMP_NUM_THREADS": "1",
    # glibc gives each page's picture back to the system and asks for it again: a fifth of the time.
    "MALLOC_MMAP_THRESHOLD_": str(1 << 28),
    "MALLOC_TRIM_THRESHOLD_": str(1 << 29),
}


class Ended(NamedTuple):
    """What a child wrote and its exit code; no code when it was too slow and was killed."""

    output: bytes
    code: int | None


# Gives a worker of this package its request and waits for so many seconds.
Ask = Callable[[str, bytes, float], Ended]


def environment() -> dict[str, str]:
    """What parsers of files need, and no secret."""
    return bare_environment() | ENVIRONMENT | {"PYTHONPATH": str(CHECKOUT)}


def ask_new_process(worker: str, request: bytes, seconds: float) -> Ended:
    """Start Python anew: a third of a second, and nothing stays behind."""
    with subprocess.Popen(
        [sys.executable, "-m", f"library.safety.{worker}"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,  # what a parser says of a file may quote it
        env=environment(),
        cwd=CHECKOUT,
    ) as child:
        try:
            output, _ = child.communicate(request, timeout=seconds)
        except subprocess.TimeoutExpired:
            child.kill()
            output, _ = child.communicate()
            return Ended(output, None)
        return Ended(output, child.returncode)
