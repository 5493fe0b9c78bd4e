"""How often one address may make the site work, tried on a real Varnish with smaller numbers."""

import re
import time
from collections.abc import Iterator
from http.client import HTTPConnection
from pathlib import Path

import pytest

from tests.shared_cache import varnish as running
from tests.shared_cache.scripted_site import PROBE, ScriptedSite, running_site
from tests.shared_cache.varnish import RULES, Answer, Varnish

LIMIT = re.compile(r'is_denied\("([\w-]+) " \+ req\.http\.X-Reader, (\d+), 60s\)')
# As deployed, and as tried here: fewer, and each another number.
DEPLOYED = {"sign-in": 60, "form": 60, "search": 600, "file": 1200, "any": 3000}
HERE = {"sign-in": 2, "form": 3, "search": 4, "file": 5, "any": 9}
PROXY = "127.0.0.1"


@pytest.fixture(scope="module")
def limited(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[ScriptedSite, Varnish]]:
    with pytest.MonkeyPatch.context() as patch:
        folder = tmp_path_factory.mktemp("limits")
        smaller = LIMIT.sub(lambda found: found[0].replace(found[2], str(HERE[found[1]])), rules())
        file: Path = folder / "smaller.vcl"
        file.write_text(smaller)
        patch.setattr(running, "RULES", file)
        with running_site() as site, running.running_varnish(site.port, folder, PROBE) as varnish:
            varnish.wait_until_site_is("healthy")
            varnish.empty("one")
            yield site, varnish


def rules() -> str:
    return RULES.read_text()


def test_the_numbers_that_are_deployed() -> None:
    assert {name: int(number) for name, number in LIMIT.findall(rules())} == DEPLOYED


class Reader:
    """Somebody whom the TLS proxy names; each has an address of their own."""

    number = 0

    def __init__(self, varnish: Varnish, address: str = "") -> None:
        Reader.number += 1
        self.varnish = varnish
        self.address = address or f"198.51.100.{Reader.number}"

    def ask(self, path: str, method: str = "GET", **headers: str) -> Answer:
        return self.varnish.ask(path, method, X_Forwarded_For=self.address, **headers)

    def until_refused(self, path: str, method: str = "GET") -> int:
        """How many of different requests were answered."""
        mark = "&" if "?" in path else "?"
        for count in range(20):
            # A method that isn't kept anyway needs no other address.
            other = f"{path}{mark}n={Reader.number}-{count}" if method == "GET" else path
            if self.ask(other, method).status == 429:
                return count
        return 20


@pytest.mark.parametrize(
    ("path", "method", "kind"),
    [
        ("/search/", "GET", "search"),
        ("/search/suggest/", "GET", "search"),
        ("/reviews/", "GET", "search"),
        ("/about-us/team/list.csv", "GET", "search"),
        ("/documents/1/a.pdf", "GET", "file"),
        ("/images/1/original/a.png", "GET", "file"),
        ("/was-this-useful/1/", "POST", "form"),
        ("/admin/login/", "POST", "sign-in"),
        ("/admin/pages/", "POST", "any"),
        ("/about-us/", "GET", "any"),
    ],
)
def test_each_kind_has_its_limit(
    limited: tuple[ScriptedSite, Varnish], path: str, method: str, kind: str
) -> None:
    _site, varnish = limited
    assert Reader(varnish).until_refused(path, method) == HERE[kind]
    # Others go on.
    assert Reader(varnish).ask(f"{path}?other", method).status == 200


def test_who_is_refused_never_reaches_the_site_and_learns_what_to_do(
    limited: tuple[ScriptedSite, Varnish],
) -> None:
    site, varnish = limited
    reader = Reader(varnish)
    reader.until_refused("/search/")
    asked = len(site.asked)
    refused = reader.ask("/search/?q=once-more")
    assert refused.status == 429
    assert refused.headers["retry-after"] == "60"
    assert refused.headers["x-content-type-options"] == "nosniff"
    assert "wait a minute" in refused.body.decode()
    assert len(site.asked) == asked
    # Reading goes on.
    assert reader.ask("/about-us/").status == 200


def test_what_is_kept_is_given_as_often_as_anybody_likes(
    limited: tuple[ScriptedSite, Varnish],
) -> None:
    _site, varnish = limited
    reader = Reader(varnish)
    assert {reader.ask("/search/?q=everybodys").status for _ in range(3 * HERE["any"])} == {200}


def test_what_a_reader_claims_makes_nobody_new(limited: tuple[ScriptedSite, Varnish]) -> None:
    _site, varnish = limited
    address = Reader(varnish).address
    answers = [
        varnish.ask(f"/search/?q=claim{number}", X_Forwarded_For=f"203.0.113.{number}, {address}")
        for number in range(HERE["search"] + 1)
    ]
    assert [answer.status for answer in answers] == [200] * HERE["search"] + [429]


def post(varnish: Varnish, path: str, size: int, sent: int, reader: str) -> HTTPConnection:
    """A form of this size, of which so much has been sent."""
    connection = HTTPConnection("127.0.0.1", varnish.port, timeout=10)
    connection.putrequest("POST", path, skip_host=True)
    connection.putheader("Host", varnish.host)
    connection.putheader("X-Forwarded-For", reader)
    connection.putheader("Content-Length", str(size))
    connection.endheaders(b"x" * sent)
    return connection


def test_the_site_hears_of_a_form_when_all_of_it_is_there(
    limited: tuple[ScriptedSite, Varnish],
) -> None:
    site, varnish = limited
    asked = len(site.asked)
    slow = post(varnish, "/was-this-useful/1/", 1000, 900, Reader(varnish).address)
    time.sleep(0.5)
    assert len(site.asked) == asked
    slow.send(b"x" * 100)
    assert slow.getresponse().status == 200
    assert site.asked[-1].headers["content-length"] == "1000"
    slow.close()


@pytest.mark.parametrize(
    ("path", "status"),
    [("/was-this-useful/1/", 413), ("/admin/login/", 413), ("/admin/documents/add/", 200)],
)
def test_only_editors_send_what_is_large(
    limited: tuple[ScriptedSite, Varnish], path: str, status: int
) -> None:
    _site, varnish = limited
    large = 300 * 1024
    connection = post(varnish, path, large, large, Reader(varnish).address)
    answer = connection.getresponse()
    assert answer.status == status
    if status == 413:
        assert b"Nothing was stored" in answer.read()
    connection.close()


def test_a_network_of_the_newer_kind_is_one_reader(limited: tuple[ScriptedSite, Varnish]) -> None:
    _site, varnish = limited
    one, same, other = (
        Reader(varnish, address)
        for address in ("2001:db8:7:1::5", "2001:db8:7:1:9:8:7:6", "2001:db8:7:2::5")
    )
    assert one.until_refused("/search/") == HERE["search"]
    assert same.ask("/search/?q=same").status == 429
    assert other.ask("/search/?q=other").status == 200


def test_a_proxy_that_does_not_say_for_whom_it_asks_is_no_reader(
    limited: tuple[ScriptedSite, Varnish],
) -> None:
    site, varnish = limited
    found = [varnish.ask(f"/search/?q=direct{number}").status for number in range(3 * HERE["any"])]
    assert set(found) == {200}
    assert site.asked[-1].headers["x-forwarded-for"] == PROXY
    assert "x-reader" not in site.asked[-1].headers


def test_what_the_site_is_told_of_a_reader_stays_as_it_was(
    limited: tuple[ScriptedSite, Varnish],
) -> None:
    site, varnish = limited
    reader = Reader(varnish)
    reader.ask("/search/?q=told")
    assert site.asked[-1].headers["x-forwarded-for"] == f"{reader.address}, {PROXY}"
    assert "x-reader" not in site.asked[-1].headers
