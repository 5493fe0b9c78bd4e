"""What every test shares."""

import gc
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.conf import settings
from django.contrib.auth.models import AbstractUser
from django.core.cache import cache
from django.db import connection, transaction
from django.test import Client
from pytest_django import DjangoDbBlocker, Settings
from wagtail.models import Site

from core.models import SiteSettings
from home.models import HomePage
from tests.connections import cut_everybody_off
from tests.factories.accounts import AdministratorFactory, EditorFactory
from tests.factories.core import SiteSettingsFactory
from tests.factories.home import the_home_page

pytest_plugins = [
    "tests.plugins.groups",
    "tests.plugins.installed",
    "tests.plugins.last_seen",
    "tests.plugins.tables",
    "tests.plugins.long_tests",
    "tests.plugins.what_was_not_run",
]


def pytest_collection_finish() -> None:
    """What is loaded by now stays to the end: looking through it for rubbish again and again took
    a twentieth of the time.
    """
    gc.collect()
    gc.freeze()
    gc.set_threshold(20_000, 20, 100)


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[None]:
    """The home page and its site stand in the database before the first test: nearly all want them.

    `tests.factories.home.as_installed` takes them away again, for a test of a site's beginning.
    """
    with django_db_blocker.unblock():
        the_home_page()
    yield
    with django_db_blocker.unblock():
        cut_everybody_off(connection.settings_dict["NAME"])


@pytest.fixture(autouse=True)
def empty_cache() -> Iterator[None]:
    """What Wagtail remembers about sites must not outlive the test's transaction."""
    cache.clear()
    yield
    cache.clear()


@pytest.fixture(autouse=True, scope="session")
def uploads_removed_at_the_end() -> Iterator[None]:
    yield
    shutil.rmtree(settings.MEDIA_ROOT, ignore_errors=True)


@pytest.fixture(autouse=True)
def reviews_without_duties(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """What a review has to have before it comes out, and how long it stays, is tried in tests/desk.

    Elsewhere a review is a page like others, with any date or none.
    """
    take_away_duties(request.path, monkeypatch)


def take_away_duties(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    if "desk" not in path.relative_to(settings.BASE_DIR).parts:
        monkeypatch.setattr("desk.cases.statutory.STATUTORY_KINDS", ())


@pytest.fixture
def home_page(db: None) -> HomePage:
    """The home page at `/`, the root of the default site."""
    return the_home_page()


@pytest.fixture(scope="module")
def module_rows(
    request: pytest.FixtureRequest, django_db_setup: None, django_db_blocker: DjangoDbBlocker
) -> Iterator[None]:
    """What a fixture of the scope “module” that asks for this writes is there for the whole file.

    For files whose tests begin with the same pages: each may still change them, in a transaction
    of its own, and the last one takes everything away.
    """
    assert "test" in connection.settings_dict["NAME"]
    with (
        pytest.MonkeyPatch.context() as monkeypatch,
        django_db_blocker.unblock(),
        transaction.atomic(),
    ):
        take_away_duties(request.path, monkeypatch)
        yield
        transaction.set_rollback(True)


@pytest.fixture
def admin_search(settings: Settings) -> None:
    """The admin's own search learns of what is saved, as on a site; not so in other tests."""
    backend = {**settings.WAGTAILSEARCH_BACKENDS["default"], "AUTO_UPDATE": True}
    settings.WAGTAILSEARCH_BACKENDS = {"default": backend}


@pytest.fixture
def site(home_page: HomePage) -> Site:
    """The default site, with a name and a concern line."""
    SiteSettingsFactory()
    return Site.objects.get(is_default_site=True)


@pytest.fixture
def site_settings(site: Site) -> SiteSettings:
    """The settings of the default site."""
    return SiteSettings.objects.get(site=site)


@pytest.fixture
def editor(home_page: HomePage) -> AbstractUser:
    """Writes and publishes, and administrates nothing."""
    return EditorFactory()


@pytest.fixture
def editor_client(editor: AbstractUser) -> Client:
    """Signed in as the editor."""
    client = Client()
    client.force_login(editor)
    return client


@pytest.fixture
def administrator(home_page: HomePage) -> AbstractUser:
    """May do everything."""
    return AdministratorFactory()


@pytest.fixture
def administrator_client(administrator: AbstractUser) -> Client:
    """Signed in as the administrator."""
    client = Client()
    client.force_login(administrator)
    return client
