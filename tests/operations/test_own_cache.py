"""What a process answers again without making it anew."""

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone
from pytest_django import Settings
from wagtail.models import PageViewRestriction

from operations.shared_cache import own
from operations.shared_cache.own import OwnCache
from tests.factories.home import InformationPageFactory
from tests.factories.plans import PlanPageFactory
from tests.queries import queries_of

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("site", "own_cache")]
MEGABYTE = 1024 * 1024


@pytest.fixture
def own_cache(settings: Settings, monkeypatch: pytest.MonkeyPatch) -> OwnCache:
    settings.REMEMBERED_ANSWERS_BYTES = MEGABYTE
    cache = OwnCache()
    monkeypatch.setattr(own, "own_cache", cache)
    return cache


def test_a_page_is_made_once_and_is_the_same_again(client: Client) -> None:
    page = PlanPageFactory()
    first, again = client.get(page.url), client.get(page.url)
    assert again.content == first.content
    assert dict(again.items()) == dict(first.items())
    assert queries_of(lambda: client.get(page.url)) == 1


def test_a_change_is_seen_with_the_next_request(client: Client) -> None:
    page = InformationPageFactory(title="Old title")
    assert "Old title" in client.get(page.url).content.decode()
    page.title = "New title"
    page.save()
    assert "New title" in client.get(page.url).content.decode()
    page.unpublish()
    assert client.get(page.url).status_code == 404


def test_after_a_change_nothing_of_before_takes_room(client: Client, own_cache: OwnCache) -> None:
    pages = InformationPageFactory.create_batch(3)
    for page in pages:
        client.get(page.url)
    assert len(own_cache._kept) == 3
    pages[0].unpublish()
    content = client.get(pages[1].url).content
    assert (len(own_cache._kept), own_cache._size) == (1, len(content))


def test_a_page_that_closes_is_closed(client: Client) -> None:
    page = InformationPageFactory(title="Open to all")
    assert "Open to all" in client.get(page.url).content.decode()
    PageViewRestriction.objects.create(
        page=page, restriction_type=PageViewRestriction.PASSWORD, password="secret"
    )
    assert "Open to all" not in client.get(page.url).content.decode().replace(page.url, "")


def test_time_ends_it(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    page = InformationPageFactory()
    page.expire_at = timezone.now() + timedelta(seconds=30)
    page.save()
    assert client.get(page.url).status_code == 200
    later = timezone.now() + timedelta(seconds=31)
    monkeypatch.setattr(timezone, "now", lambda: later)
    assert client.get(page.url).status_code == 404


def test_each_question_has_its_own_answer(client: Client) -> None:
    PlanPageFactory(title="Known plan")
    found = client.get("/search/?q=known").content
    assert client.get("/search/?q=plan").content != found
    assert b"https://testserver/" in client.get("/plans/", secure=True).content
    assert b"https://testserver/" not in client.get("/plans/").content


def test_somebody_gets_what_was_made_for_them(client: Client, editor_client: Client) -> None:
    page = InformationPageFactory()
    client.get(page.url)
    assert queries_of(lambda: editor_client.get(page.url)) > 1
    assert client.get(page.url, headers={"Range": "bytes=0-3"}).status_code == 200
    for headers in ({"Authorization": "Basic abc"}, {"If-None-Match": '"a"'}):
        asked = queries_of(lambda headers=headers: client.get(page.url, headers=headers))
        assert asked > 1


def test_it_takes_no_more_memory_than_it_may(
    client: Client, own_cache: OwnCache, settings: Settings
) -> None:
    pages = [InformationPageFactory() for _ in range(4)]
    size = len(client.get(pages[0].url).content)
    settings.REMEMBERED_ANSWERS_BYTES = int(size * 2.5)
    for page in pages:
        client.get(page.url)
    assert len(own_cache._kept) == 2
    assert own_cache._size <= settings.REMEMBERED_ANSWERS_BYTES
    assert queries_of(lambda: client.get(pages[3].url)) == 1
