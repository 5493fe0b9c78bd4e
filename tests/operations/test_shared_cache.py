"""What the site lets a shared cache keep, and when it tells it to throw everything out."""

from collections.abc import Callable
from datetime import datetime, timedelta

import pytest
from django.contrib.auth.models import AbstractUser
from django.db import transaction
from django.http import HttpResponse
from django.test import Client
from django.utils import timezone
from pytest_django import Settings
from wagtail.contrib.frontend_cache.backends.base import BaseBackend
from wagtail.models import PageViewRestriction

from core.changes import state_now
from home.models import InformationPage
from operations.models import SharedCache
from operations.shared_cache import emptying
from operations.shared_cache.emptying import NotEmptied, empty_if_changed
from operations.shared_cache.keeping import midnight_after
from tests.factories.core import AlertFactory
from tests.factories.home import InformationPageFactory
from tests.factories.library import SiteDocumentFactory
from tests.factories.plans import PlanPageFactory

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("site", "cache")]


class Cache(BaseBackend):
    """A cache that writes down what it was told."""

    told: list[str] = []  # noqa: RUF012 - one for the whole test
    answers = True

    def empty(self, state: str) -> None:
        if not self.answers:
            raise NotEmptied("http://varnish: it doesn't answer")
        self.told.append(state)


@pytest.fixture
def cache(settings: Settings, monkeypatch: pytest.MonkeyPatch) -> type[Cache]:
    settings.WAGTAILFRONTENDCACHE = {"varnish": {"BACKEND": f"{__name__}.Cache"}}
    monkeypatch.setattr(Cache, "told", [])
    monkeypatch.setattr(Cache, "answers", True)
    # These tests are transactions themselves.
    monkeypatch.setattr(emptying, "is_seen_by_nobody", lambda: False)
    return Cache


def kept_for(response: HttpResponse) -> tuple[int, int] | None:
    """Seconds fresh and seconds without the site; None if it isn't kept at all."""
    said = response.get("Surrogate-Control")
    assert bool(said) == ("X-State" in response)
    if not said:
        return None
    fresh, without_site = (int(part.partition("=")[2]) for part in said.split(", "))
    return fresh, without_site


def test_what_anybody_may_read_is_kept_for_a_minute(client: Client) -> None:
    document = SiteDocumentFactory()
    page = PlanPageFactory(documents=[document])
    for address in ("/", page.url, page.get_parent().url, document.url, "/search/", "/robots.txt"):
        response = client.get(address)
        kept = kept_for(response)
        assert kept is not None, address
        assert 0 < kept[0] <= 60
        assert response["X-State"] == state_now().token
        assert response["Cache-Control"] == "public, max-age=0, must-revalidate"


def test_nothing_is_said_where_there_is_no_shared_cache(client: Client, settings: Settings) -> None:
    settings.WAGTAILFRONTENDCACHE = {}
    assert kept_for(client.get("/")) is None


def test_what_is_for_somebody_is_never_kept(
    client: Client, editor_client: Client, editor: AbstractUser
) -> None:
    closed, draft = InformationPageFactory(), InformationPageFactory(live=False)
    open_page = InformationPageFactory()
    PageViewRestriction.objects.create(
        page=closed, restriction_type=PageViewRestriction.PASSWORD, password="secret"
    )
    private = SiteDocumentFactory()
    for who, address in [
        (client, closed.url),
        (client, draft.url or "/draft/"),
        (client, private.url),
        (client, "/nothing-here/"),
        (client, "/admin/login/"),
        (client, "/search/?q=xylophone"),
        (client, f"/identifies-a-child/{open_page.pk}/"),
        (editor_client, open_page.url),
        (editor_client, private.url),
        (editor_client, "/admin/"),
        (editor_client, f"/admin/pages/{draft.pk}/view_draft/"),
    ]:
        assert kept_for(who.get(address, follow=True)) is None, address


def at(monkeypatch: pytest.MonkeyPatch, moment: datetime) -> None:
    monkeypatch.setattr(timezone, "now", lambda: moment)


def test_a_page_ends_when_it_expires_with_the_site_or_without(client: Client) -> None:
    page = InformationPageFactory()
    page.expire_at = timezone.now() + timedelta(seconds=30)
    page.save()
    fresh, without_site = kept_for(client.get("/")) or (0, 0)
    assert 20 < fresh <= 30
    assert fresh + without_site <= 30


def test_a_banner_is_up_and_down_at_its_time(client: Client) -> None:
    assert (kept_for(client.get("/")) or (0, 0))[0] > 50
    AlertFactory(starts_at=timezone.now() + timedelta(seconds=40), ends_at=None)
    assert 30 < (kept_for(client.get("/")) or (0, 0))[0] <= 40
    AlertFactory(starts_at=timezone.now(), ends_at=timezone.now() + timedelta(seconds=20))
    fresh, without_site = kept_for(client.get("/")) or (0, 0)
    assert 10 < fresh <= 20
    assert without_site > 3600


@pytest.mark.parametrize(
    ("moment", "midnight"),
    [
        ("2026-11-22T23:59:50+00:00", "2026-11-23T00:00:00+00:00"),
        ("2026-06-01T22:30:00+00:00", "2026-06-01T23:00:00+00:00"),
        # The day on which the clocks go forward is an hour shorter.
        ("2026-03-29T00:10:00+00:00", "2026-03-29T23:00:00+00:00"),
        ("2026-10-25T00:10:00+00:00", "2026-10-26T00:00:00+00:00"),
    ],
)
def test_dates_change_at_midnight_in_london(moment: str, midnight: str) -> None:
    found = midnight_after(datetime.fromisoformat(moment))
    assert found == datetime.fromisoformat(midnight)


def test_who_changes_something_is_answered_when_the_cache_knows(
    administrator_client: Client, cache: type[Cache]
) -> None:
    page = InformationPageFactory()
    empty_if_changed()
    told = len(cache.told)
    administrator_client.post(f"/admin/pages/{page.pk}/unpublish/")
    assert not InformationPage.objects.get(pk=page.pk).live
    assert len(cache.told) > told
    assert cache.told[-1] == state_now().token


def test_it_is_told_once(client: Client, cache: type[Cache]) -> None:
    InformationPageFactory()
    assert empty_if_changed()
    told = len(cache.told)
    assert cache.told[-1] == state_now().token
    for _ in range(2):
        assert empty_if_changed()
    client.post("/was-this-useful/1/")
    assert len(cache.told) == told


def test_a_cache_that_does_not_answer_is_asked_again_and_said(
    cache: type[Cache], monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    InformationPageFactory()
    cache.answers = False
    assert not empty_if_changed()
    assert "wasn't emptied after a change" in caplog.text
    known = SharedCache.objects.current()
    assert known.failing_since
    assert "it doesn't answer" in known.failure
    # Nobody waits for it again at once.
    caplog.clear()
    assert not empty_if_changed()
    assert not caplog.text
    at(monkeypatch, timezone.now() + timedelta(seconds=15))
    cache.answers = True
    assert empty_if_changed()
    known = SharedCache.objects.current()
    assert (known.failing_since, known.failure) == (None, "")
    assert cache.told[-1] == known.state == state_now().token


def test_nothing_is_told_before_others_can_see_it(
    cache: type[Cache],
    monkeypatch: pytest.MonkeyPatch,
    django_capture_on_commit_callbacks: Callable,
) -> None:
    monkeypatch.undo()
    with django_capture_on_commit_callbacks(execute=False) as later, transaction.atomic():
        empty_if_changed()
    assert later == [empty_if_changed]
