"""Which links are asked when, and what three failures mean."""

from datetime import UTC, datetime, timedelta

import pytest
from django.db import connections
from django.test import Client
from django.utils import timezone
from wagtail.models import Page, Site

from core.models import SiteSettings
from desk.links import checking, tasks
from desk.links.asking import Answer, Verdict
from desk.links.checking import check_some_links, keep_answers, next_links, record
from desk.links.gathering import gather_links
from desk.models import CheckedLink, DutySettings, LinkPlace
from tests.factories.leaflets import LeafletPageFactory
from tests.factories.people import ContactFactory

NOW = datetime(2026, 6, 2, 9, tzinfo=UTC)
GOOD = Answer(Verdict.GOOD, status=200)
BAD = Answer(Verdict.BAD, "Not found (404)", 404)
SILENT = Answer(Verdict.SILENT, "The site did not answer")


def standing_link(url: str, host: str, **fields: object) -> CheckedLink:
    link = CheckedLink.objects.create(url=url, host=host, next_check_at=NOW, **fields)
    LinkPlace.objects.create(link=link, title="A page", kind="Page")
    return link


def test_only_the_third_failure_makes_a_link_broken() -> None:
    link = CheckedLink(url="https://example.org/", host="example.org")
    states = []
    for day in range(3):
        record(link, BAD, NOW + timedelta(days=day))
        states.append(link.state)
    assert states == ["failing", "failing", "broken"]
    assert link.broken_since == NOW + timedelta(days=2)
    record(link, GOOD, NOW + timedelta(days=5))
    assert (link.state, link.failures, link.broken_since) == ("good", 0, None)
    assert link.next_check_at == NOW + timedelta(days=12)


def test_a_link_is_tried_again_later_and_never_sooner_than_its_site_asks() -> None:
    link = CheckedLink(url="https://example.org/", host="example.org")
    record(link, BAD, NOW)
    assert link.next_check_at == NOW + timedelta(hours=6)
    record(link, Answer(Verdict.BAD, "Busy", 503, wait_seconds=172_800), NOW)
    assert link.next_check_at == NOW + timedelta(days=2)
    record(link, Answer(Verdict.UNCLEAR, "No", 403), NOW)
    assert (link.state, link.failures) == ("unclear", 0)


def test_when_every_site_is_silent_it_is_we_who_are_cut_off(db: None) -> None:
    links = [standing_link(f"https://{n}.example/", f"{n}.example") for n in range(3)]
    keep_answers([(link, SILENT) for link in links], NOW)
    assert {link.failures for link in CheckedLink.objects.all()} == {0}
    keep_answers([(links[0], SILENT), (links[1], SILENT), (links[2], GOOD)], NOW)
    assert sorted(link.failures for link in CheckedLink.objects.all()) == [0, 1, 1]


def test_one_link_of_a_host_at_a_time_with_a_pause(db: None) -> None:
    for number in range(3):
        standing_link(f"https://one.example/{number}", "one.example")
    standing_link("https://two.example/", "two.example")
    standing_link("/ours/", "")
    later = standing_link("https://three.example/", "three.example")
    CheckedLink.objects.filter(pk=later.pk).update(next_check_at=NOW + timedelta(days=1))
    CheckedLink.objects.create(url="https://nowhere.example/", host="nowhere.example")
    assert [link.url for link in next_links(NOW)] == [
        "https://one.example/0",
        "https://two.example/",
    ]
    CheckedLink.objects.filter(url="https://one.example/0").update(checked_at=NOW)
    soon = NOW + timedelta(seconds=40)
    assert [link.host for link in next_links(soon)] == ["two.example"]
    assert [link.host for link in next_links(NOW + timedelta(seconds=51))] == [
        "one.example",
        "two.example",
    ]


@pytest.mark.django_db(transaction=True)
def test_two_workers_never_check_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    standing_link("https://one.example/", "one.example")
    asked: list[str] = []

    def ask(url: str, user_agent: str) -> Answer:
        asked.append(user_agent)
        return GOOD

    monkeypatch.setattr(checking, "ask", ask)
    other = connections.create_connection("default")
    try:
        with other.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_lock(%s)", [checking.LOCK])
            check_some_links()
            assert asked == []
            cursor.execute("SELECT pg_advisory_unlock(%s)", [checking.LOCK])
    finally:
        other.close()
    check_some_links()
    assert len(asked) == 1
    assert asked[0].startswith("LinkCheck/1.0 (+http")
    assert CheckedLink.objects.get().state == "good"


def test_links_of_public_pages_contacts_and_settings_are_gathered(
    site_settings: SiteSettings,
) -> None:
    LeafletPageFactory(
        title="Where to get help",
        body=[("paragraph", '<a href="https://help.example/a#top">x</a>')],
    )
    draft = '<a href="https://draft.example/">x</a>'
    LeafletPageFactory(live=False, question=draft)
    ContactFactory(name="Front door", website="https://help.example/a")
    ContactFactory(is_former=True, website="https://former.example/")
    gather_links()
    link = CheckedLink.objects.get(host="help.example")
    assert [(place.title, place.kind) for place in link.places.all()] == [
        ("Front door", "Contact"),
        ("Where to get help", "Leaflet"),
    ]
    assert all(place.edit_url for place in link.places.all())
    hosts = set(CheckedLink.objects.values_list("host", flat=True))
    assert hosts.isdisjoint({"draft.example", "former.example"})


def test_what_is_known_of_a_link_stays_and_what_stands_nowhere_goes(site: Site) -> None:
    page = LeafletPageFactory(question='<a href="https://kept.example/">x</a>')
    gather_links()
    CheckedLink.objects.filter(host="kept.example").update(state="broken", failures=3)
    gather_links()
    assert CheckedLink.objects.get(host="kept.example").state == "broken"
    page.question = ""
    page.save()
    gather_links()
    assert not CheckedLink.objects.filter(host="kept.example").exists()


def test_links_between_our_own_pages_are_looked_up(
    site: Site, administrator_client: Client
) -> None:
    there = LeafletPageFactory(title="There")
    hidden = LeafletPageFactory(title="Hidden", live=False)
    words = [
        f'<a linktype="page" id="{there.pk}">x</a>',
        f'<a linktype="page" id="{hidden.pk}">x</a>',
        '<a linktype="page" id="999999">x</a>',
        '<a linktype="document" id="999999">x</a>',
        f'<a href="{there.url}">x</a>',
        '<a href="/no-such-page/">x</a>',
        f'<a href="http://{site.hostname}/nor-this/">x</a>',
    ]
    LeafletPageFactory(title="Links", body=[("paragraph", "".join(words))])
    gather_links()
    broken = dict(CheckedLink.objects.filter(host="").values_list("url", "problem"))
    assert broken == {
        "The page “Hidden”": "Readers can’t open this page now",
        "A page that was deleted (number 999999)": "It was deleted",
        "A document that was deleted (number 999999)": "It was deleted",
        "/no-such-page/": "There is no such page here",
        f"http://{site.hostname}/nor-this/": "There is no such page here",
    }
    Page.objects.filter(pk=hidden.pk).update(live=True)
    gather_links()
    assert CheckedLink.objects.filter(host="").count() == 4


def test_the_scheduler_gathers_once_a_day_and_asks_while_something_is_due(
    site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    done: list[str] = []
    for name in ("gather_all_links", "check_links_that_are_due"):
        monkeypatch.setattr(tasks, name, Recorder(name, done))
    monkeypatch.setattr(tasks, "_gathered_on", [])
    tasks.request_link_checks()
    tasks.request_link_checks()
    assert done == ["gather_all_links"]
    standing_link("https://one.example/", "one.example")
    CheckedLink.objects.update(next_check_at=timezone.now())
    tasks.request_link_checks()
    assert done[1:] == ["check_links_that_are_due"]
    settings = DutySettings.current()
    settings.links_are_checked = False
    settings.save()
    tasks.request_link_checks()
    assert len(done) == 2


class Recorder:
    """A task that is only noted."""

    def __init__(self, name: str, done: list[str]) -> None:
        self.name, self.done, self.module_path = name, done, name

    def enqueue(self) -> None:
        self.done.append(self.name)
