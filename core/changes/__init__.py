"""What a process may remember of what readers see, and how it learns that it must look again.

A trigger on every table that readers see something of notes each transaction that changes it
(`triggers`). Each request asks once what was noted by then (`state`), and what was found out under
the same state is still true (`remembered`). Nothing has to be told to other processes, and what is
private again is private in the answer to the next request: docs/adr/0015-remembering.md.
"""

from .remembered import Remembered, RememberedAs, RememberedFor, RememberedRows
from .state import same_state, state_now
from .triggers import ignore_changes

__all__ = [
    "Remembered",
    "RememberedAs",
    "RememberedFor",
    "RememberedRows",
    "ignore_changes",
    "same_state",
    "state_now",
]
