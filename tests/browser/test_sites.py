"""The programs of a site that a loaded process becomes are those that load everything."""

import json
import re
import time
from pathlib import Path

import pytest

from tests.browser import sites
from tests.loaded_site import LoadedSite, Program

# What Python calls things that it makes anew each time.
ADDRESS = re.compile(" at 0x[0-9a-f]+")
SECONDS = 60
EVERY_SETTING = """
from importlib import import_module
from django.conf import settings
names = sorted(name for name in vars(import_module(settings.SETTINGS_MODULE)) if name.isupper())
for name in names:
    print(name, getattr(settings, name))
"""
PLACES = """
import json
from django.core.files.storage import default_storage
from django.db import connection
from library.models import SiteDocument
kept = SiteDocument._meta.get_field("file").storage.location
print(json.dumps([connection.settings_dict["NAME"], default_storage.location, kept]))
"""
DOES_NOT_END = """
import signal, time
signal.signal(signal.SIGQUIT, signal.SIG_IGN)
print("Ready.", flush=True)
time.sleep(600)
"""
LEAVES_A_CHILD = """
import os, time
if os.fork() == 0:
    time.sleep(600)
"""


def run(start: sites.Start, program: str, folder: Path) -> str:
    """What the program says in the environment of a site with a place in the folder."""
    begun, log = begin(start, program, folder)
    assert begun.wait(SECONDS) == 0, log.read_text()
    return log.read_text()


def begin(start: sites.Start, program: str, folder: Path) -> tuple[sites.Running, Path]:
    folder.mkdir(exist_ok=True)
    (folder / "program.py").write_text(program)
    log = folder / f"{start.__name__}.log"
    environment = sites.environment(f"database-of-{folder.name}", folder / "media", port=8123)
    return start([str(folder / "program.py")], environment, log), log


def test_each_setting_is_the_same(loaded_site: LoadedSite, tmp_path: Path) -> None:
    told = [
        ADDRESS.sub("", run(start, EVERY_SETTING, tmp_path))
        for start in (loaded_site.start, sites.start_anew)
    ]
    assert told[0] == told[1]
    assert f"MEDIA_ROOT {tmp_path}/media\n" in told[0]
    assert "WAGTAILADMIN_BASE_URL http://127.0.0.1:8123\n" in told[0]


@pytest.mark.parametrize("name", ["one", "another"])
def test_each_site_has_its_own_database_and_files(
    loaded_site: LoadedSite, tmp_path: Path, name: str
) -> None:
    folder = tmp_path / name
    media = str(folder / "media")
    told = json.loads(run(loaded_site.start, PLACES, folder))
    assert told == [f"database-of-{name}", media, media]


def test_a_site_that_does_not_start_says_why(loaded_site: LoadedSite, tmp_path: Path) -> None:
    server, log = begin(loaded_site.start, "raise ValueError('It broke.')", tmp_path)
    with pytest.raises(RuntimeError, match="did not start:\n(?s:.)*ValueError: It broke."):
        sites.wait_for(sites.free_port(), server, log)
    assert server.returncode == 1


def test_a_program_has_not_ended_while_one_that_it_forked_lives(
    loaded_site: LoadedSite, tmp_path: Path
) -> None:
    program, _log = begin(loaded_site.start, LEAVES_A_CHILD, tmp_path)
    assert isinstance(program, Program)
    with pytest.raises(TimeoutError):
        program.wait(0.5)
    program.kill()
    program.wait(SECONDS)


def test_a_server_that_does_not_come_to_its_end_is_ended(
    loaded_site: LoadedSite, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    server, log = begin(loaded_site.start, DOES_NOT_END, tmp_path)
    deadline = time.monotonic() + SECONDS
    while "Ready." not in log.read_text() and time.monotonic() < deadline:
        time.sleep(0.02)
    monkeypatch.setattr(sites, "SECONDS_TO_END", 0.5)
    with pytest.raises(TimeoutError):
        server.wait(0)
    sites.end(server)
    assert server.returncode == 1
