"""What of everything that needs doing is worth an e-mail today."""

from collections.abc import Collection, Iterable
from datetime import timedelta

from desk.todo.item import Item, Now

MONDAY = 0


def worth_an_email(items: Iterable[Item], now: Now, known: Collection[str]) -> list[Item]:
    """Duties that are late or near, each day; the rest when it is new, and on Mondays.

    `known` are the keys that stood on the desk when the last e-mail was written.
    """
    is_monday = now.today.weekday() == MONDAY
    return [
        item
        for item in items
        if not item.is_quiet and (is_pressing(item, now) or is_monday or item.key not in known)
    ]


def is_pressing(item: Item, now: Now) -> bool:
    """A duty of guidance or regulations that is late or near."""
    if not item.is_statutory or item.due is None:
        return False
    return item.due <= now.today + timedelta(days=now.settings.duty_warning_days)
