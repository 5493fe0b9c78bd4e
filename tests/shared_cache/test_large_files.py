"""Large files are kept while they push nothing else out; the cache of these tests has 64 MB."""

import pytest

from tests.shared_cache.scripted_site import KEPT, ScriptedSite
from tests.shared_cache.varnish import Varnish

MEGABYTE = 1024 * 1024
LARGE = 20 * MEGABYTE
PAGE = "/a-page-beside-large-files/"


@pytest.fixture
def paths(site: ScriptedSite) -> list[str]:
    """Five files that the site would let the cache keep, of 20 MB each."""
    made = [f"/documents/{number}/large.pdf" for number in range(5)]
    headers = KEPT | {"X-State": site.state, "Content-Type": "application/pdf"}
    for path in made:
        site.answers[path] = lambda asked: (200, headers, asked.path[-1:].encode() * LARGE)
    return made


def test_as_many_are_kept_as_leave_half_of_it_for_pages(
    varnish: Varnish, site: ScriptedSite, paths: list[str]
) -> None:
    assert varnish.ask(PAGE).status == 200
    for path in paths:
        for _ in range(2):
            answer = varnish.ask(path)
            assert (answer.status, len(answer.body)) == (200, LARGE)
    assert [site.times(path) for path in paths] == [1, 1, 2, 2, 2]
    varnish.ask(PAGE)
    assert site.times(PAGE) == 1


def test_a_part_is_cut_from_a_large_file_that_is_kept(
    varnish: Varnish, site: ScriptedSite, paths: list[str]
) -> None:
    for part in ("bytes=0-9", "bytes=1000000-1000009", "bytes=-10"):
        answer = varnish.ask(paths[0], Range=part)
        assert (answer.status, len(answer.body)) == (206, 10)
    assert site.times(paths[0]) == 1


def test_a_change_throws_large_files_out_and_makes_room(
    varnish: Varnish, site: ScriptedSite, paths: list[str]
) -> None:
    for path in paths[:2]:
        varnish.ask(path)
    site.state = "two"
    assert varnish.empty("two") == 200
    for path in paths[:2]:
        site.answers[path] = lambda asked: (404, {}, b"Withdrawn")
        assert varnish.ask(path).status == 404
