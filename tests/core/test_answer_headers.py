"""Every kind of answer and the headers it must have."""

from dataclasses import dataclass, field

import pytest
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.test import Client
from django.urls import path
from pytest_django import Settings

from core.headers import FOR_EDITORS, FOR_READERS, NOBODY
from sscp_site.urls import urlpatterns as addresses_of_the_site
from tests.factories.library import SiteDocumentFactory, SiteImageFactory
from tests.factories.reviews import ReviewPageFactory, the_review_index
from tests.library.pages import page_with

pytestmark = pytest.mark.django_db

STRICT = {"default-src": "'none'", "script-src": "'self'", "style-src": "'self'"}
FILE = {"default-src": "'none'"}


def broken(request: HttpRequest) -> HttpResponse:
    raise ZeroDivisionError


urlpatterns = [path("broken/", broken), *addresses_of_the_site]


@dataclass(frozen=True)
class Kind:
    """An answer, and where it differs from an ordinary page."""

    address: str
    status: int = 200
    policy: dict[str, str] = field(default_factory=lambda: STRICT)
    method: str = "get"
    sent: dict = field(default_factory=dict)
    resources: str = "same-origin"
    permissions: str = FOR_READERS
    referrer: str = "same-origin"


ADMIN = {"permissions": FOR_EDITORS, "referrer": "same-origin"}
LARGE = {"data": b"x" * 3_000_000, "content_type": "text/plain"}
# `{}` is filled in with the address of what was made for it.
KINDS = {
    "page": Kind("{page}"),
    "list": Kind("/reviews/"),
    "search": Kind("/search/?q=neglect"),
    "suggestions": Kind("/search/suggest/?q=neg"),
    "document": Kind("{document}", policy=FILE),
    "part of a document": Kind("{document}", 206, FILE, sent={"headers": {"Range": "bytes=0-9"}}),
    "image": Kind("{image}", policy=FILE),
    "feed": Kind("/feeds/publications.atom", resources="cross-origin"),
    "open data": Kind("/open-data/reviews.json", resources="cross-origin"),
    "a list's table": Kind("/reviews/list.csv", resources="cross-origin"),
    "style": Kind("/style.css"),
    "static file": Kind("/static/css/base.css"),
    "static drawing": Kind("/static/images/favicon.svg"),
    "robots": Kind("/robots.txt"),
    "health": Kind("/health/live/"),
    "redirect": Kind("/favicon.ico", 302),
    "not there": Kind("/nothing-here/", 404),
    "document not there": Kind("/documents/999999/a.pdf", 404),
    "for another site": Kind("/", 400, sent={"headers": {"Host": "evil.example"}}),
    "method": Kind("/search/", 405, method="delete"),
    "too large": Kind("/search/", 413, method="post", sent=LARGE),
    "forged": Kind("/admin/login/", 403, method="post", **ADMIN),
    "broken": Kind("/broken/", 500),
    "signing in": Kind("/admin/login/", **ADMIN),
    "admin": Kind(
        "/admin/",
        policy=STRICT
        | dict.fromkeys(("script-src", "style-src"), "'self' 'unsafe-inline'")
        | {"script-src-attr": "'none'"},
        **ADMIN,
    ),
    "draft": Kind(
        "{draft}",
        policy=STRICT | {"style-src": "'self' 'unsafe-inline'"},
        # Wagtail asks for the draft at the address that it will have.
        permissions=FOR_READERS,
    ),
}
FOR_SOMEBODY = {"admin", "draft"}


@pytest.fixture
def made(home_page: object) -> dict[str, str]:
    """The addresses of what a site has."""
    document, image = SiteDocumentFactory(), SiteImageFactory()
    page = ReviewPageFactory(parent=the_review_index())
    page.save_revision()
    page_with(document, image)
    return {
        "page": page.url,
        "document": document.url,
        "image": image.get_rendition("original").url,
        "draft": f"/admin/pages/{page.pk}/view_draft/",
    }


def test_every_answer(made: dict[str, str], editor_client: Client, settings: Settings) -> None:
    settings.ROOT_URLCONF = __name__
    wrong = [
        f"{name}: {trouble}"
        for name, kind in KINDS.items()
        for trouble in troubles(kind, made, editor_client if name in FOR_SOMEBODY else None)
    ]
    assert not wrong, "\n".join(wrong)


def troubles(kind: Kind, made: dict[str, str], somebody: Client | None) -> list[str]:
    """What is wrong with one answer."""
    client = somebody or Client(enforce_csrf_checks=kind.status == 403)
    client.raise_request_exception = False
    answer = getattr(client, kind.method)(kind.address.format(**made), **kind.sent)
    wanted = {
        "X-Content-Type-Options": "nosniff",
        "X-Frame-Options": "SAMEORIGIN",
        "Referrer-Policy": kind.referrer,
        "Cross-Origin-Opener-Policy": "same-origin",
        "Cross-Origin-Resource-Policy": kind.resources,
        "Permissions-Policy": kind.permissions,
    }
    found = [
        f"{name} is {answer.headers.get(name)!r}"
        for name, value in wanted.items()
        if answer.headers.get(name) != value
    ]
    if answer.status_code != kind.status:
        found.append(f"answered {answer.status_code}")
    policy = directives(answer)
    for name, value in (kind.policy | {"frame-ancestors": "'self'"}).items():
        if policy.get(name) != value:
            found.append(f"{name} is {policy.get(name)!r}")
    read(answer)
    return found


def directives(answer: HttpResponseBase) -> dict[str, str]:
    """The parts of its content security policy."""
    parts = answer.headers.get("Content-Security-Policy", "").split(";")
    return dict(part.strip().partition(" ")[::2] for part in parts)


def read(answer: HttpResponseBase) -> None:
    """To its end, so that its file is closed."""
    if answer.streaming:
        b"".join(answer.streaming_content)


def test_readers_are_asked_for_nothing_that_a_browser_offers() -> None:
    refused = FOR_READERS.split(", ")
    assert len(refused) == len(NOBODY) + 2
    assert all(one.endswith("=()") for one in refused)
    assert [one for one in FOR_EDITORS.split(", ") if one not in refused] == [
        "publickey-credentials-create=(self)",
        "publickey-credentials-get=(self)",
    ]


def test_on_tls_browsers_are_told_to_stay_there(client: Client, settings: Settings) -> None:
    settings.SECURE_HSTS_SECONDS = 31_536_000
    for address in ("/search/", "/static/css/base.css", "/nothing-here/", "/admin/login/"):
        answer = client.get(address, secure=True)
        assert answer.headers["Strict-Transport-Security"].startswith("max-age=31536000"), address
        read(answer)
