"""The system checks that keep files private."""

from pathlib import Path

import pytest
from django.conf import settings as site_settings
from django.core.checks import run_checks
from django.http import HttpResponse
from django.urls import path
from pytest_django import Settings

from home.models import InformationPage
from library import checks
from sscp_site.settings import environment
from sscp_site.settings.storage import default_storage

urlpatterns = [path("media/<path:name>", lambda request, name: HttpResponse())]


def ids(found: list) -> list[str]:
    return [message.id for message in found]


def test_this_project_passes() -> None:
    assert [found for found in run_checks() if str(found.id).startswith("library.")] == []


def test_a_media_address_that_answers_is_an_error(settings: Settings) -> None:
    settings.ROOT_URLCONF = __name__
    assert ids(checks.media_is_not_served(None)) == ["library.E001"]


@pytest.mark.parametrize("folder", [".", "below"])
def test_uploads_in_a_static_folder_are_an_error(settings: Settings, folder: str) -> None:
    settings.MEDIA_ROOT = str(Path(site_settings.STATIC_ROOT, folder))
    assert ids(checks.media_is_not_served(None)) == ["library.E002"]


def test_uploads_around_a_static_folder_are_an_error(settings: Settings) -> None:
    settings.MEDIA_ROOT = str(Path(site_settings.STATICFILES_DIRS[0]).parent)
    assert ids(checks.media_is_not_served(None)) == ["library.E002"]


def test_a_page_type_past_the_gate_is_an_error(monkeypatch: pytest.MonkeyPatch) -> None:
    class Unguarded:
        pass

    monkeypatch.setattr(checks, "get_page_models", lambda: [InformationPage, Unguarded])
    found = checks.pages_are_guarded(None)
    assert ids(found) == ["library.E003"]
    assert found[0].obj is Unguarded


def test_an_index_that_waits_for_a_worker_is_an_error(settings: Settings) -> None:
    settings.TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}
    assert ids(checks.references_are_indexed_at_once(None)) == ["library.E004"]


def test_a_delivery_that_nobody_knows_is_an_error(settings: Settings) -> None:
    settings.S3_DELIVERY = "direct"
    assert ids(checks.delivery_is_possible(None)) == ["library.E010"]


def test_a_disk_cannot_sign_addresses(settings: Settings) -> None:
    settings.S3_DELIVERY = "redirect"
    assert ids(checks.delivery_is_possible(None)) == ["library.E011"]
    assert checks.signed_addresses_are_encrypted(None) == []


@pytest.mark.parametrize(
    ("endpoint", "found"),
    [
        ("", []),
        ("https://files.example.org", []),
        ("http://seaweedfs:8333", ["library.W012"]),
    ],
)
def test_signed_addresses_are_for_encrypted_ways_only(
    monkeypatch: pytest.MonkeyPatch, settings: Settings, endpoint: str, found: list[str]
) -> None:
    for name, value in (
        ("BUCKET", "files"),
        ("ACCESS_KEY_ID", "key"),
        ("SECRET_ACCESS_KEY", "secret"),
        ("PUBLIC_ENDPOINT_URL", endpoint),
    ):
        monkeypatch.setattr(environment, f"S3_{name}", value)
    settings.STORAGES = {**settings.STORAGES, "default": default_storage()}
    settings.S3_DELIVERY = "redirect"
    assert checks.delivery_is_possible(None) == []
    assert ids(checks.signed_addresses_are_encrypted(None)) == found
