"""A real Chromium and a whole site for it to walk through.

`site` is for reading only and shared by every walk; `editable_site` is a copy that may be changed.
"""

import os
from collections.abc import Callable, Iterator
from dataclasses import asdict
from pathlib import Path

import pytest
from django.db import connection
from playwright.sync_api import Browser, BrowserContext, Page, expect, sync_playwright

from tests.browser import databases, sites, slowness, waiting
from tests.browser.editing import PATIENCE
from tests.browser.watched import Watched
from tests.browser_available import chromium_path
from tests.loaded_site import LoadedSite
from tests.shared import folder_of_the_run, made_once

HERE = Path(__file__).parent
QUIET = [
    "--no-sandbox",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Everything here needs a browser; tests/plugins/groups.py says which walks stay together."""
    for item in items:
        if HERE in item.path.parents:
            item.add_marker(pytest.mark.browser)


def own_tables() -> str | None:
    """The database of this test process, if it has one: not where only walks are asked for.

    Nobody uses it between two tests, as a copy needs.
    """
    connection.close()
    name: str = connection.settings_dict["NAME"]
    return name if "test" in name else None


@pytest.fixture(scope="session")
def loaded_site() -> Iterator[LoadedSite]:
    """The site's code, loaded once for all sites of this test process."""
    loaded = LoadedSite(sites.common_environment())
    yield loaded
    loaded.close()


@pytest.fixture(scope="session")
def prepared_content(
    django_db_setup: None, loaded_site: LoadedSite, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[sites.PreparedContent]:
    """The site's content, loaded once for all test processes, into a copy of this one's tables."""
    folder = folder_of_the_run(tmp_path_factory)
    database = databases.name_for_all("content")
    media = folder / "browser-media"
    log = folder / "browser-content.log"
    with made_once(
        folder,
        "browser-content",
        make=lambda: asdict(sites.prepare(loaded_site.start, database, media, log, own_tables())),
        remove=lambda: sites.throw_away(database, media),
    ) as content:
        yield sites.PreparedContent(**content)


@pytest.fixture(scope="session")
def site(
    prepared_content: sites.PreparedContent,
    loaded_site: LoadedSite,
    tmp_path_factory: pytest.TempPathFactory,
) -> Iterator[sites.RunningSite]:
    """The site as readers find it. Nobody changes it."""
    folder = tmp_path_factory.mktemp("readers")
    with sites.running(prepared_content, "readers", folder, loaded_site.start) as running:
        yield running


@pytest.fixture(scope="module")
def start_program(loaded_site: LoadedSite) -> sites.Start:
    """How the programs of `editable_site` come up; a file may say otherwise."""
    return loaded_site.start


@pytest.fixture(scope="module")
def editable_site(
    prepared_content: sites.PreparedContent,
    start_program: sites.Start,
    tmp_path_factory: pytest.TempPathFactory,
) -> Iterator[sites.RunningSite]:
    """A copy of the site that the tests of one file may change.

    tests.browser.sites.EDITOR is the name and the password of an editor.
    """
    folder = tmp_path_factory.mktemp("editors")
    with sites.running(prepared_content, "editors", folder, start_program) as running:
        yield running


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    # Playwright's event loop stays in this thread, and Django would take every test after it for
    # asynchronous code.
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "1"
    # What takes longer than Playwright's five seconds on a busy machine is no mistake of the site.
    expect.set_options(timeout=PATIENCE)
    waiting.wait_before_doing_anything()
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium_path(), args=QUIET)
        yield slowness.as_asked(browser)
        browser.close()


NewReader = Callable[..., Watched]


@pytest.fixture
def new_reader(browser: Browser, site: sites.RunningSite) -> Iterator[NewReader]:
    """Opens a window of its own: `new_reader(width=390, color_scheme="dark")`.

    What happens in it is watched, and the test fails at its end if the console had an error or
    anything was asked of another host.
    """
    contexts: list[BrowserContext] = []
    opened: list[Watched] = []

    def open_window(width: int = 1280, height: int = 900, **options: object) -> Watched:
        context = browser.new_context(
            viewport={"width": width, "height": height}, base_url=site.url, **options
        )
        contexts.append(context)
        opened.append(Watched(context.new_page(), site.url))
        return opened[-1]

    yield open_window
    for context in contexts:
        context.close()
    for window in opened:
        window.assert_nothing_went_wrong()


@pytest.fixture
def reader(new_reader: NewReader) -> Page:
    """Somebody at a desk."""
    return new_reader().page


@pytest.fixture
def phone(new_reader: NewReader) -> Page:
    """Somebody with a phone."""
    return new_reader(width=390, height=844, has_touch=True, is_mobile=True).page
