"""Dates as an officer writes them, one a line."""

from datetime import date, datetime

FORMATS = ("%d %B %Y", "%d %b %Y", "%d/%m/%Y", "%Y-%m-%d")


def read_dates(words: str) -> tuple[list[date], list[str]]:
    """The dates in lines of text, and the lines that aren't one."""
    dates: list[date] = []
    unread: list[str] = []
    for line in filter(None, (line.strip() for line in words.splitlines())):
        day = _read(line)
        if day:
            dates.append(day)
        else:
            unread.append(line)
    return dates, unread


def _read(line: str) -> date | None:
    for form in FORMATS:
        try:
            return datetime.strptime(line, form).date()
        except ValueError:
            continue
    return None
