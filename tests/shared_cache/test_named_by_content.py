"""What has a hash of itself in its address is kept for long, whatever changes."""

import pytest

from tests.shared_cache.scripted_site import KEPT, ScriptedSite
from tests.shared_cache.varnish import Varnish

IMMUTABLE = {"Cache-Control": "max-age=31536000, public, immutable", "Content-Type": "text/css"}
STATIC, STYLE = "/static/site.abc123.css", "/style.css?v=abc123"


def give(site: ScriptedSite, path: str, **headers: str) -> None:
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    site.answers[path.partition("?")[0]] = lambda asked: (200, IMMUTABLE | named, b"p {}")


@pytest.mark.parametrize("path", [STATIC, STYLE])
def test_a_change_leaves_it(varnish: Varnish, site: ScriptedSite, path: str) -> None:
    give(site, path)
    varnish.ask(path)
    site.state = "two"
    assert varnish.empty("two") == 200
    assert varnish.ask(path).body == b"p {}"
    assert site.times(path.partition("?")[0]) == 1


@pytest.mark.parametrize("path", [STATIC, STYLE])
def test_it_is_there_while_the_site_is_not(varnish: Varnish, site: ScriptedSite, path: str) -> None:
    give(site, path)
    varnish.ask(path)
    varnish.empty("two")
    site.is_up = False
    varnish.wait_until_site_is("sick")
    assert varnish.ask(path).status == 200


def test_a_style_sheet_under_an_old_address_goes_with_each_change(
    varnish: Varnish, site: ScriptedSite
) -> None:
    """The site doesn't call it immutable: what is there may be another tomorrow."""
    site.answers["/style.css"] = lambda asked: (
        200,
        KEPT | {"X-State": site.state, "Cache-Control": "public, max-age=300"},
        b"p {}",
    )
    varnish.ask("/style.css?v=old")
    site.state = "two"
    varnish.empty("two")
    varnish.ask("/style.css?v=old")
    assert site.times("/style.css") == 2


@pytest.mark.parametrize("path", ["/reviews/?v=abc", "/style.css", "/other.css?v=abc123"])
def test_nothing_else_is_kept_so_long(varnish: Varnish, site: ScriptedSite, path: str) -> None:
    give(site, path)
    for _ in range(2):
        varnish.ask(path)
    assert site.times(path.partition("?")[0]) == 2
