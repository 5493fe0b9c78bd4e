"""Drafts, and a gate with one rule of which a test knows everything."""

from datetime import datetime

import pytest
from wagtail.models import Page

from desk.models import Release, ReleasedPage
from library import gate
from tests.factories.home import InformationPageFactory


@pytest.fixture
def refused(monkeypatch: pytest.MonkeyPatch) -> set[str]:
    """Titles that the gate refuses, beside all its own rules."""
    titles: set[str] = set()
    rule = lambda page: ["Its title is wrong."] if page.title in titles else []  # noqa: E731
    monkeypatch.setattr(gate, "_rules", [*gate._rules, rule])
    return titles


def draft(title: str, **fields: object) -> Page:
    """A page that nobody can read yet."""
    page = InformationPageFactory(title=title, live=False, **fields)
    page.save_revision()
    page.refresh_from_db()
    return page


def planned_alone(title: str, hour: datetime) -> Page:
    """A page with its own hour, as the editor's schedule makes it, whatever the hour is."""
    page = draft(title)
    revision = page.latest_revision
    revision.approved_go_live_at = hour
    revision.content["go_live_at"] = hour.isoformat()
    revision.save()
    return page


def planned_release(title: str, hour: datetime, *pages: Page) -> Release:
    """A release of pages in the versions they have now."""
    release = Release.objects.create(title=title, state=Release.State.PLANNED, go_live_at=hour)
    for page in pages:
        ReleasedPage.objects.create(
            release=release, page=page, page_title=page.title, revision=page.latest_revision
        )
    return release


def live_titles() -> list[str]:
    """The titles of the public pages of these tests, in the order in which they went out."""
    found = Page.objects.live().filter(depth__gt=2).order_by("first_published_at")
    return list(found.values_list("title", flat=True))
