"""Everything is killed at once while an officer publishes and uploads; and starts again.

What kill -9 shows, and what it doesn't: tests/bad_days/__init__.py.
"""

import os
import random
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.conf import settings
from django.contrib.auth.models import AbstractUser
from django.db import connection

from tests.bad_days.ledger import Ledger
from tests.bad_days.own_server import OwnServer
from tests.bad_days.running_site import RunningSite

CUTS = int(os.environ.get("SOAK_CUTS") or 5)
SEED = int(os.environ.get("STATE_SEED") or 20_221_204)
# Seconds of work before a cut: from the middle of the first answer to some answers on.
SHORTEST, LONGEST = 0.2, 2.0


@pytest.fixture
def site(own_database: OwnServer, tmp_path: Path) -> Iterator[RunningSite]:
    made = RunningSite(tmp_path, own_database.url, str(settings.MEDIA_ROOT))
    yield made
    made.close()


def cut(site: RunningSite, server: OwnServer, ledger: Ledger, after: float) -> None:
    """Let somebody work, and take the power away in the middle."""
    worker = threading.Thread(target=ledger.work_until_nobody_answers, daemon=True)
    worker.start()
    time.sleep(after)
    assert worker.is_alive(), site.log.read_text()[-3000:]
    site.kill()
    server.kill()
    worker.join(60)
    assert not worker.is_alive()
    connection.close()


def test_what_was_acknowledged_is_there_and_nothing_is_half_there(
    site: RunningSite, own_database: OwnServer, officer: AbstractUser
) -> None:
    chance = random.Random(SEED)
    ledger = Ledger(site.browser(officer), chance)
    ledger.begin()
    site.start()
    for number in range(CUTS):
        cut(site, own_database, ledger, chance.uniform(SHORTEST, LONGEST))
        own_database.start()
        site.start()
        ledger.compare(site.browser())
        if CUTS > 5:
            print(f"cut {number + 1} of {CUTS}, seed {SEED}, {ledger.done} things done", flush=True)
    assert ledger.done, "Nothing was ever acknowledged: nothing was tried."
