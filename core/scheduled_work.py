"""What the scheduler does every minute for apps that it doesn't know: they register it here."""

from collections.abc import Callable

Work = Callable[[], None]

_registered: list[Work] = []


def register_scheduled_work(work: Work) -> Work:
    """Have something done once a minute, in the scheduler's process.

    It must be short, or put what is long into the background queue: the next minute waits for it.
    It may fail; that is logged under its name and keeps nothing else from being done. It must be
    right when two schedulers do it at once, and when none did it for a day.
    """
    if work not in _registered:
        _registered.append(work)
    return work


def scheduled_work() -> list[Work]:
    """All of it, in the order in which it was registered."""
    return list(_registered)
