"""The admin at a name of its own, and for some networks only."""

import pytest
from django.test import Client, RequestFactory
from pytest_django import Settings

from core.admin_door import is_open_to
from home.models import HomePage
from tests.factories.library import SiteDocumentFactory
from tests.library.answers import what_a_reader_sees

HERE, OUTSIDE = "10.1.2.3", "198.51.100.1"
EDITORS = ("/admin/", "/admin/login/", "/admin/pages/", "/admin/documents/", "/_util/login/")


@pytest.mark.parametrize(
    ("hosts", "networks", "host", "address", "is_open"),
    [
        ([], [], "www.example.org", OUTSIDE, True),
        (["admin.example.org"], [], "admin.example.org", OUTSIDE, True),
        (["Admin.example.org"], [], "ADMIN.example.org:8443", OUTSIDE, True),
        (["admin.example.org"], [], "www.example.org", OUTSIDE, False),
        (["admin.example.org"], [], "admin.example.org.evil.example", OUTSIDE, False),
        ([], ["10.0.0.0/8"], "www.example.org", HERE, True),
        ([], ["10.0.0.0/8"], "www.example.org", "::ffff:10.1.2.3", True),
        ([], ["10.0.0.0/8"], "www.example.org", OUTSIDE, False),
        ([], ["10.0.0.0/8"], "www.example.org", "", False),
        ([], ["2001:db8::/32", HERE], "www.example.org", "2001:db8::9", True),
        (["admin.example.org"], ["10.0.0.0/8"], "admin.example.org", OUTSIDE, False),
        (["admin.example.org"], ["10.0.0.0/8"], "www.example.org", HERE, False),
        (["admin.example.org"], ["10.0.0.0/8"], "admin.example.org", HERE, True),
    ],
)
def test_whom_it_opens_to(
    settings: Settings,
    hosts: list[str],
    networks: list[str],
    host: str,
    address: str,
    is_open: bool,
) -> None:
    settings.ALLOWED_HOSTS = ["*"]
    settings.ADMIN_HOSTS, settings.ADMIN_NETWORKS = hosts, networks
    request = RequestFactory().get("/admin/", HTTP_HOST=host, REMOTE_ADDR=address)
    assert is_open_to(request) is is_open


def test_what_a_stranger_claims_opens_nothing(settings: Settings) -> None:
    settings.ADMIN_NETWORKS = ["10.0.0.0/8"]
    told = {"REMOTE_ADDR": OUTSIDE, "HTTP_X_FORWARDED_FOR": HERE}
    assert not is_open_to(RequestFactory().get("/admin/", **told))


@pytest.fixture
def elsewhere(settings: Settings) -> None:
    settings.ALLOWED_HOSTS = ["www.example.org", "admin.example.org"]
    settings.ADMIN_HOSTS = ["admin.example.org"]


@pytest.mark.usefixtures("elsewhere")
def test_elsewhere_there_is_nothing_not_even_for_who_is_signed_in(
    client: Client, editor_client: Client
) -> None:
    public = {"headers": {"Host": "www.example.org"}}
    nothing = what_a_reader_sees(client.get("/never-there/", **public))
    for address in EDITORS:
        assert what_a_reader_sees(client.get(address, **public))[0] == 404, address
        assert editor_client.get(address, **public).status_code == 404, address
        assert client.post(address, **public).status_code in (403, 404), address
    assert nothing[0] == 404
    assert "admin" not in client.get("/", **public).text


@pytest.mark.usefixtures("elsewhere")
def test_at_its_own_name_everything_works(
    client: Client, editor_client: Client, home_page: HomePage
) -> None:
    own = {"headers": {"Host": "admin.example.org"}}
    document = SiteDocumentFactory()
    draft = f"/admin/pages/{home_page.pk}/view_draft/"
    home_page.save_revision()
    for address in ("/admin/", "/admin/pages/", document.url, draft, "/"):
        answer = editor_client.get(address, **own, follow=True)
        assert answer.status_code == 200, address
        if answer.streaming:
            b"".join(answer.streaming_content)
    assert client.get("/admin/login/", **own).status_code == 200
    # Readers' pages are there for all, everywhere.
    assert client.get("/", headers={"Host": "www.example.org"}).status_code == 200
