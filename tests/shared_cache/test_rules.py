"""What the shared cache keeps, and for whom, tried on a real Varnish."""

import gzip

import pytest

from tests.shared_cache.reading import PAGE, asked_twice, with_headers
from tests.shared_cache.scripted_site import KEPT, ScriptedSite
from tests.shared_cache.varnish import Varnish

SESSION = "sessionid=abc"


def test_a_page_for_everybody_is_kept(varnish: Varnish, site: ScriptedSite) -> None:
    assert asked_twice(varnish, site) == 1
    assert varnish.ask(PAGE, "HEAD").status == 200
    assert site.times(PAGE) == 1


def test_what_the_cache_was_told_stays_with_it(varnish: Varnish, site: ScriptedSite) -> None:
    for _ in range(2):
        headers = varnish.ask(PAGE).headers
        assert not {"surrogate-control", "x-state", "via", "x-varnish", "age"} & set(headers)
        assert headers["cache-control"] == "public, max-age=0, must-revalidate"


NOT_KEPT = {
    "nothing says so": {"Cache-Control": "public, max-age=0", "X-State": "one"},
    "no state": dict(KEPT),
    "private": with_headers(Cache_Control="private"),
    "no-store": with_headers(Cache_Control="no-store, public"),
    "a cookie": with_headers(Set_Cookie="sessionid=x"),
    "for each cookie": with_headers(Vary="Cookie"),
    "for each of two": with_headers(Vary="Accept-Encoding, Cookie"),
    "no time": with_headers(Surrogate_Control="max-age=0, stale-if-error=9"),
    "of an older state": with_headers(X_State="none"),
}


@pytest.mark.parametrize("headers", NOT_KEPT.values(), ids=NOT_KEPT.keys())
def test_nothing_else_is_kept(
    varnish: Varnish, site: ScriptedSite, headers: dict[str, str]
) -> None:
    site.answers[PAGE] = lambda asked: (200, headers, b"For one reader.")
    assert asked_twice(varnish, site) == 2


@pytest.mark.parametrize("status", [301, 302, 404, 410, 500, 503])
def test_only_what_was_found_is_kept(varnish: Varnish, site: ScriptedSite, status: int) -> None:
    site.answers[PAGE] = lambda asked: (status, with_headers(Location="/"), b"Something else.")
    assert varnish.ask(PAGE).status == status
    before = site.times(PAGE)
    assert varnish.ask(PAGE).status == status
    assert site.times(PAGE) > before


@pytest.mark.parametrize(
    ("path", "headers"),
    [
        (PAGE, {"Cookie": SESSION}),
        (PAGE, {"Cookie": f"other=1; {SESSION}"}),
        (PAGE, {"Cookie": "__Host-sessionid=abc"}),
        (PAGE, {"Cookie": "csrftoken=abc"}),
        (PAGE, {"Authorization": "Basic abc"}),
        ("/admin/", {}),
        ("/admin", {}),
        ("/preview/token/", {}),
        ("/health/ready/", {}),
        (f"{PAGE}?q={'a' * 3000}", {}),
    ],
)
def test_who_is_somebody_gets_an_answer_of_their_own(
    varnish: Varnish, site: ScriptedSite, path: str, headers: dict[str, str]
) -> None:
    plain = path.partition("?")[0]
    varnish.ask(path)
    before = site.times(plain)
    for _ in range(2):
        varnish.ask(path, **headers)
    assert site.times(plain) == before + 2
    # And nobody else gets it.
    own = varnish.ask(path, **headers).body
    assert varnish.ask(PAGE).body != own or path != PAGE


def test_other_cookies_change_nothing(varnish: Varnish, site: ScriptedSite) -> None:
    varnish.ask(PAGE, Cookie="_ga=1; council=2")
    varnish.ask(PAGE, Cookie="_ga=3")
    assert site.times(PAGE) == 1
    assert "cookie" not in site.asked[0].headers


POISON = [
    "X-Forwarded-Host", "X-Forwarded-Port", "X-Forwarded-Prefix", "X-Original-URL", "X-Rewrite-URL",
    "X-HTTP-Method-Override", "X-Method-Override", "X-HTTP-Method", "Forwarded", "Proxy",
]  # fmt: skip


@pytest.mark.parametrize("name", POISON)
def test_headers_that_answers_are_not_kept_under_do_not_reach_the_site(
    varnish: Varnish, site: ScriptedSite, name: str
) -> None:
    varnish.ask(PAGE, **{name.replace("-", "_"): "evil.example"})
    assert name.lower() not in site.asked[0].headers
    assert "evil.example" not in str(site.asked[0].headers)


def test_each_host_and_scheme_has_its_own(varnish: Varnish, site: ScriptedSite) -> None:
    for headers in ({}, {"Host": "evil.example"}, {"X_Forwarded_Proto": "https"}):
        varnish.ask(PAGE, **headers)
    assert site.times(PAGE) == 3
    assert site.asked[1].headers["host"] == "evil.example"


@pytest.mark.parametrize("method", ["POST", "PUT", "PATCH", "DELETE", "OPTIONS"])
def test_what_may_change_something_reaches_the_site(
    varnish: Varnish, site: ScriptedSite, method: str
) -> None:
    varnish.ask(PAGE)
    for _ in range(2):
        varnish.ask(PAGE, method)
    assert [asked.method for asked in site.asked] == ["GET", method, method]
    assert varnish.ask(PAGE).body == b"/reviews/ no. 1"


@pytest.mark.parametrize("method", ["TRACE", "CONNECT", "BAN", "REFRESH", "PROPFIND"])
def test_other_methods_are_refused(varnish: Varnish, site: ScriptedSite, method: str) -> None:
    assert varnish.ask(PAGE, method).status in (400, 405)
    assert not site.asked


def test_the_order_of_a_query_is_no_other_query(varnish: Varnish, site: ScriptedSite) -> None:
    for query in ("?a=1&b=2", "?b=2&a=1", "?b=2&&a=1&utm_source=news&fbclid=x", "?a=1&b=2&"):
        varnish.ask(PAGE + query)
    assert [asked.path for asked in site.asked] == ["/reviews/?a=1&b=2"]
    varnish.ask(f"{PAGE}?a=2&b=1")
    varnish.ask(f"{PAGE}?utm_source=news")
    assert [asked.path for asked in site.asked[1:]] == ["/reviews/?a=2&b=1", "/reviews/"]


def test_text_is_stored_small_and_given_as_asked(varnish: Varnish, site: ScriptedSite) -> None:
    words = b"<p>words</p>" * 400
    site.answers[PAGE] = lambda asked: (200, with_headers(), words)
    small = varnish.ask(PAGE, Accept_Encoding="gzip")
    assert small.headers["content-encoding"] == "gzip"
    assert gzip.decompress(small.body) == words
    plain = varnish.ask(PAGE)
    assert "content-encoding" not in plain.headers
    assert plain.body == words
    assert site.times(PAGE) == 1


def test_a_part_of_a_kept_file_is_cut_from_it(varnish: Varnish, site: ScriptedSite) -> None:
    path = "/documents/1/report.pdf"
    site.answers[path] = lambda asked: (
        200,
        with_headers(Content_Type="application/pdf"),
        bytes(range(200)),
    )
    varnish.ask(path)
    part = varnish.ask(path, Range="bytes=3-9")
    assert (part.status, part.body) == (206, bytes(range(3, 10)))
    assert site.times(path) == 1


def test_a_part_of_a_file_that_is_not_kept_is_asked_for(
    varnish: Varnish, site: ScriptedSite
) -> None:
    path = "/documents/2/large.pdf"
    site.answers[path] = lambda asked: (200, {"Content-Type": "application/pdf"}, b"large")
    varnish.ask(path)
    varnish.ask(path, Range="bytes=3-9")
    assert site.asked[-1].headers["range"] == "bytes=3-9"
