"""How the scripts talk: one clear sentence when something is wrong, one line a step when it is not."""

from __future__ import annotations

import errno
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager


class Problem(Exception):
    """Something the person at the keyboard can put right; its text is the whole message."""


@contextmanager
def step(title: str) -> Iterator[None]:
    """Name what is being done, then how long it took, so that nobody waits in the dark."""
    print(f"{title} ...", flush=True)
    began = time.monotonic()
    yield
    print(f"    done in {time.monotonic() - began:.1f} s", flush=True)


def no_room(place: object) -> Problem:
    return Problem(f"The disk that holds {place} is full: free some space and try again.")


def run_main(main: Callable[[], int]) -> int:
    """Run a script's main; a problem becomes one sentence on stderr and exit code 1, never a traceback."""
    try:
        return main()
    except Problem as problem:
        print(f"\n{problem}", file=sys.stderr, flush=True)
        return 1
    except KeyboardInterrupt:
        print("\nStopped.", file=sys.stderr, flush=True)
        return 130
    except OSError as error:
        print(f"\n{describe(error)}", file=sys.stderr, flush=True)
        return 1


def describe(error: OSError) -> str:
    place = error.filename or "the checkout"
    if error.errno in (errno.ENOSPC, errno.EDQUOT):
        return str(no_room(place))
    if error.errno in (errno.EACCES, errno.EPERM, errno.EROFS):
        return f"{place} cannot be written: check who owns it, or work in a copy that you own."
    return f"{place}: {error.strerror or error}."
