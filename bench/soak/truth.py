"""What readers may be shown at each moment, of the pages that editors change during the run.

A change begins when the editor's request is sent and is over when it is answered; until then a
reader may see either. From then on nobody may see what was before, whichever way it is asked for.
"""

import math
import threading
from dataclasses import dataclass, field

# What a reader is shown: the words that name a version, or nothing.
GONE = None
State = str | None


@dataclass(frozen=True)
class Change:
    """From one moment on, and from another moment on for everybody; seconds of the same clock."""

    begun: float
    over: float
    state: State


def allowed(changes: list[Change], asked: float, answered: float) -> set[State]:
    """What an answer that was asked for and given at these moments may show."""
    states = [GONE, *(change.state for change in changes)]
    begun = [-math.inf, *(change.begun for change in changes)]
    until = [*(change.over for change in changes), math.inf]
    spans = zip(states, begun, until, strict=True)
    return {state for state, since, end in spans if since <= answered and asked < end}


@dataclass
class Story:
    """One page with its document, and all that was done to it."""

    path: str
    document: str = ""
    changes: list[Change] = field(default_factory=list)
    lock: threading.Lock = field(default_factory=threading.Lock)

    def begin(self, now: float, state: State) -> None:
        """An editor has asked for it."""
        with self.lock:
            self.changes.append(Change(now, math.inf, state))

    def end(self, now: float) -> None:
        """The editor has been answered."""
        with self.lock:
            last = self.changes[-1]
            self.changes[-1] = Change(last.begun, now, last.state)

    def allowed(self, asked: float, answered: float) -> set[State]:
        """What an answer may show."""
        with self.lock:
            changes = list(self.changes)
        return allowed(changes, asked, answered)

    @property
    def versions(self) -> set[str]:
        """The words of all versions there ever were."""
        with self.lock:
            return {change.state for change in self.changes if change.state}


def judge_page(story: Story, status: int, text: str, asked: float, answered: float) -> str:
    """What is wrong with an answer for the page; empty when it is right."""
    may_be = story.allowed(asked, answered)
    if status in (404, 410):
        return "" if GONE in may_be else f"{status}, and it is public"
    if status != 200:
        return f"status {status}"
    shown = {version for version in story.versions if version in text}
    if len(shown) != 1:
        return f"shows {len(shown)} versions"
    if not shown & may_be:
        return f"shows {shown.pop()} where it should show {sorted(map(str, may_be))}"
    return ""


def judge_document(story: Story, status: int, asked: float, answered: float) -> str:
    """The same for its document, which is public while the page is."""
    may_be = story.allowed(asked, answered)
    if status == 404:
        return "" if GONE in may_be else "404, and its page is public"
    if status != 200:
        return f"status {status}"
    return "" if may_be - {GONE} else "is given out, and its page is not public"


def judge_list(story: Story, status: int, text: str, asked: float, answered: float) -> str:
    """A list, search or feed names the page while it is public, under its words of now."""
    if status != 200:
        return f"status {status}"
    may_be = story.allowed(asked, answered)
    found = {version for version in story.versions if version in text}
    shown: set[State] = {*found} if found else {GONE}
    if shown & may_be:
        return ""
    return f"names {sorted(map(str, shown))} where it should name {sorted(map(str, may_be))}"
