"""When the shared cache throws out what it has, and what readers get while the site is down."""

import threading
import time

import pytest

from tests.shared_cache.reading import PAGE, asked_twice, with_headers
from tests.shared_cache.scripted_site import KEPT, Asked, Response, ScriptedSite
from tests.shared_cache.varnish import Varnish


def test_a_change_throws_everything_out(varnish: Varnish, site: ScriptedSite) -> None:
    for path in (PAGE, "/", "/plans/"):
        asked_twice(varnish, site, path)
    site.state = "two"
    assert varnish.empty("two") == 200
    for path in (PAGE, "/", "/plans/"):
        assert varnish.ask(path).body == f"{path} no. 2".encode()
        assert varnish.ask(path).body == f"{path} no. 2".encode()


@pytest.mark.parametrize("key", ["", "wrong", "a-key-for-tests"])
def test_nobody_else_empties_it(varnish: Varnish, site: ScriptedSite, key: str) -> None:
    varnish.ask(PAGE)
    assert varnish.empty("two", key) == 403
    assert varnish.ask(PAGE).body == b"/reviews/ no. 1"
    assert site.times(PAGE) == 1


def test_an_answer_under_way_while_something_changed_is_not_kept(
    varnish: Varnish, site: ScriptedSite
) -> None:
    """It was begun before the change, and arrives after the cache was emptied."""
    begun, may_go_on = threading.Event(), threading.Event()

    def slow(asked: Asked) -> Response:
        state = site.state
        if site.times(PAGE) == 1:
            begun.set()
            may_go_on.wait(10)
        return 200, KEPT | {"X-State": state}, f"As it was in {state}".encode()

    site.answers[PAGE] = slow
    reader = threading.Thread(target=varnish.ask, args=[PAGE])
    reader.start()
    assert begun.wait(10)
    site.state = "two"
    assert varnish.empty("two") == 200
    may_go_on.set()
    reader.join()
    assert varnish.ask(PAGE).body == b"As it was in two"


def test_until_it_is_told_of_a_change_nothing_newer_is_kept(
    varnish: Varnish, site: ScriptedSite
) -> None:
    """A message that was lost costs speed, and no reader sees old and new by turns."""
    site.state = "two"
    assert asked_twice(varnish, site) == 2
    varnish.empty("two")
    varnish.ask(PAGE)
    assert asked_twice(varnish, site) == 3


def test_a_time_that_is_over_is_over(varnish: Varnish, site: ScriptedSite) -> None:
    site.answers[PAGE] = lambda asked: (
        200,
        with_headers(Surrogate_Control="max-age=1, stale-if-error=60"),
        f"no. {site.times(PAGE)}".encode(),
    )
    assert asked_twice(varnish, site) == 1
    time.sleep(1.2)
    assert varnish.ask(PAGE).body == b"no. 2"


def short(site: ScriptedSite, stale: int, path: str = PAGE) -> None:
    site.answers[path] = lambda asked: (
        200,
        with_headers(Surrogate_Control=f"max-age=1, stale-if-error={stale}"),
        b"As it was",
    )


def test_readers_go_on_reading_while_the_site_is_down(varnish: Varnish, site: ScriptedSite) -> None:
    short(site, stale=60)
    varnish.ask(PAGE)
    site.is_up = False
    time.sleep(1.2)
    varnish.wait_until_site_is("sick")
    assert varnish.ask(PAGE).body == b"As it was"
    assert varnish.ask("/never-asked/").status == 503


def test_readers_go_on_reading_while_one_answer_fails(varnish: Varnish, site: ScriptedSite) -> None:
    """Before the cache has noticed that the site is ill, or when only these pages are."""
    failing = {f"/failing-{status}/": status for status in (500, 502, 503)}
    for path in failing:
        short(site, stale=60, path=path)
        varnish.ask(path)
        site.answers[path] = lambda asked: (failing[asked.path], {}, b"An error")
    time.sleep(1.2)
    for path in failing:
        for _ in range(2):
            answer = varnish.ask(path)
            assert (answer.status, answer.body) == (200, b"As it was"), path
    assert varnish.empty("two") == 200
    for path, status in failing.items():
        assert varnish.ask(path).status == status


def test_nobody_reads_what_a_change_threw_out_while_the_site_is_down(
    varnish: Varnish, site: ScriptedSite
) -> None:
    short(site, stale=60)
    varnish.ask(PAGE)
    varnish.empty("two")
    site.is_up = False
    assert varnish.ask(PAGE).status == 503
    varnish.wait_until_site_is("sick")
    assert varnish.ask(PAGE).status == 503


def test_a_page_that_has_expired_is_gone_though_the_site_is_down(
    varnish: Varnish, site: ScriptedSite
) -> None:
    short(site, stale=1)
    varnish.ask(PAGE)
    site.is_up = False
    varnish.wait_until_site_is("sick")
    time.sleep(2.2)
    assert varnish.ask(PAGE).status == 503
