"""The log as one list of events, the newest first."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import datetime
from itertools import groupby
from typing import Any

from django.utils.html import strip_tags
from wagtail.models import ModelLogEntry, Page, PageLogEntry

from desk.history.subjects import Subjects, subjects_of
from desk.models import PreviewOpening
from library.safety import CODES

NOBODY = "The site itself"
WORDS = {
    "wagtail.workflow.start": "Submitted for approval",
    "wagtail.workflow.resume": "Submitted for approval again",
    "wagtail.workflow.approve": "Approved",
    "wagtail.workflow.reject": "Changes asked for",
    "wagtail.workflow.cancel": "Taken back, or published without it: no approval is asked for now",
}
# Where the log keeps why something was done.
REASONS = ("reason", "because", "comment")


@dataclass(frozen=True)
class Event:
    """One thing that was done; `times` when the same person did it several times running."""

    when: datetime
    who: str
    what: str
    about: str
    why: str = ""
    times: int = 1


def everything(page: Page, with_case: bool) -> list[Event]:
    """All events about a page and what belongs to it, in a fixed number of queries a page."""
    subjects = subjects_of(page, with_case)
    found = [*_logged(subjects), *_openings(subjects)]
    return sorted(found, key=lambda event: event.when, reverse=True)


def shortened(events: Iterable[Event]) -> Iterator[Event]:
    """For a screen: what one person did to one thing again and again stands there once."""
    for _, same in groupby(events, key=lambda one: (one.who, one.what, one.about, one.why)):
        newest, *others = same
        yield replace(newest, times=1 + len(others))


def _logged(subjects: Subjects) -> Iterator[Event]:
    of_pages = PageLogEntry.objects.filter(page_id__in=subjects.pages)
    of_models = ModelLogEntry.objects.filter(subjects.of_models)
    for entries in (of_pages, of_models):
        for entry in entries.select_related("user", "content_type"):
            yield Event(
                when=entry.timestamp,
                who=str(entry.user_display_name) if entry.user_id else NOBODY,
                what=_what(entry),
                about=_about(entry),
                why=_why(entry),
            )


def _what(entry: Any) -> str:
    """The log's own words, plain; with what was found, where a finding was accepted."""
    what = WORDS.get(entry.action) or strip_tags(str(entry.message))
    code = CODES.get(entry.data.get("code"))
    return f"{what}: {code.meaning}" if code else what


def _about(entry: Any) -> str:
    model = entry.content_type.model_class() if entry.content_type else None
    name = str(model._meta.verbose_name).capitalize() if model else ""
    return f"{name}: {entry.label}" if name else entry.label


def _why(entry: Any) -> str:
    """The reason that was given, and what exactly was changed where that was written down."""
    data = entry.data
    words = [str(data[name]) for name in REASONS if data.get(name)]
    words += [str(reason) for reason in data.get("reasons") or []]
    words += [_change(change) for change in data.get("changes") or []]
    if data.get("for"):
        words.append(f"For {data['for']}.")
    return " ".join(words)


def _change(change: dict[str, str]) -> str:
    return f"{change.get('field')}: “{change.get('old')}” to “{change.get('new')}”."


def _openings(subjects: Subjects) -> Iterator[Event]:
    openings = PreviewOpening.objects.filter(link__in=subjects.links)
    for opening in openings.select_related("link__page"):
        yield Event(
            when=opening.opened_at,
            who=f"Somebody with the link “{opening.link.label}”",
            what=f"Opened by a preview link: {opening.what}",
            about=opening.link.page.title,
        )
