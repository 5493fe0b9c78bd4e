"""What was loaded is found in the admin's own search, and what is saved later too."""

import pytest
from django.test import Client

from home.models import InformationPage
from tests.content.conftest import Folder
from tests.factories.accounts import AdministratorFactory

pytestmark = pytest.mark.usefixtures("admin_search")
SEARCH = "/admin/pages/search/results/"


def found(client: Client, words: str) -> bool:
    page = InformationPage.objects.get()
    answer = client.get(SEARCH, {"q": words}).content.decode()
    return f"/admin/pages/{page.pk}/edit/" in answer


def test_what_was_loaded_is_found(small_site: Folder, client: Client) -> None:
    small_site.load()
    client.force_login(AdministratorFactory())
    page = InformationPage.objects.get()
    assert found(client, page.title)
    page.title = "Heronry"
    page.save_revision().publish()
    assert found(client, "Heronry")


def test_what_was_tried_and_taken_back_is_not(small_site: Folder, client: Client) -> None:
    small_site.load()
    client.force_login(AdministratorFactory())
    page = InformationPage.objects.get()
    path = small_site.path / "2-about.yaml"
    path.write_text(path.read_text().replace(page.title, "Heronry"))
    small_site.load(dry_run=True)
    assert not found(client, "Heronry")
    small_site.load()
    assert found(client, "Heronry")
