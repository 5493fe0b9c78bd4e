"""A page of a planned release goes out with it, and not by itself."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

from wagtail.models import Page, Revision

from core.moments import moment_in_words
from desk.models import Release, ReleasedPage

_in_hand: ContextVar[int | None] = ContextVar("release_in_hand", default=None)


@contextmanager
def on_behalf_of(release: Release) -> Iterator[None]:
    """While this release publishes its pages, or asks whether it could."""
    token = _in_hand.set(release.pk)
    try:
        yield
    finally:
        _in_hand.reset(token)


def waits_for_its_release(page: Page) -> list[str]:
    """A rule of the publishing gate."""
    if not page.pk:
        return []
    rows = ReleasedPage.objects.filter(page_id=page.pk, release__state=Release.State.PLANNED)
    row = rows.exclude(release_id=_in_hand.get() or 0).select_related("release").first()
    if row is None or row.release.go_live_at is None:
        return []
    hour = moment_in_words(row.release.go_live_at)
    return [
        f"It goes out on {hour} with the others of the release “{row.release}”. To publish it by "
        "itself, open Releases, cancel that plan and take this page out."
    ]


def is_agreed(version: Revision) -> bool:
    """A rule about versions: what was agreed to go out stays as it is."""
    return ReleasedPage.objects.filter(revision=version).exists()


def open_release_of(page: Page) -> Release | None:
    """The release that the page is waiting for, planned or not."""
    return Release.objects.open().filter(rows__page_id=page.pk).first()
