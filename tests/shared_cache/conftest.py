"""Varnish before a site that a test scripts."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.shared_cache.scripted_site import PROBE, ScriptedSite, running_site
from tests.shared_cache.varnish import Varnish, running_varnish

HERE = Path(__file__).parent


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """They need a Varnish (tests.plugins.what_was_not_run)."""
    for item in items:
        if HERE in item.path.parents:
            item.add_marker(pytest.mark.varnish)


@pytest.fixture(scope="module")
def scripted(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[ScriptedSite, Varnish]]:
    folder = tmp_path_factory.mktemp("varnish")
    with running_site() as site, running_varnish(site.port, folder, PROBE) as varnish:
        yield site, varnish


@pytest.fixture
def site(scripted: tuple[ScriptedSite, Varnish]) -> ScriptedSite:
    """As at the beginning, and Varnish knows its state."""
    site, varnish = scripted
    site.asked.clear()
    site.answers.clear()
    site.is_up, site.state, site.probe_takes = True, "one", 0.0
    varnish.wait_until_site_is("healthy")
    assert varnish.empty("one") == 200
    varnish.let_time_pass()
    return site


@pytest.fixture
def varnish(scripted: tuple[ScriptedSite, Varnish]) -> Varnish:
    """What readers reach."""
    return scripted[1]
