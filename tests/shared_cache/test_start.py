"""How Varnish is started, with containers and without, and what it notes of readers."""

import re
import shutil
import subprocess
from pathlib import Path

import pytest

from tests.shared_cache.scripted_site import ScriptedSite
from tests.shared_cache.varnish import START, WHERE, Varnish

DROP_IN = START.parents[1] / "systemd" / "varnish.service.d" / "site.conf"
DEBIANS = Path("/lib/systemd/system/varnish.service")


def mask_of(text: str) -> set[str]:
    return set(re.findall(r"-[A-Z]\w+", " ".join(re.findall(r"mask=(\S+)", text))))


def test_who_is_answered_from_what_is_kept_is_not_noted(
    varnish: Varnish, site: ScriptedSite
) -> None:
    varnish.ask("/reviews/")
    varnish.ask("/reviews/", X_Forwarded_For="203.0.113.77", User_Agent="A reader's own browser")
    assert site.times("/reviews/") == 1
    noted = varnish.noted()
    assert "BereqURL" in noted
    assert "203.0.113.77" not in noted
    assert "A reader's own browser" not in noted


def test_without_a_key_it_does_not_start(tmp_path: Path) -> None:
    done = subprocess.run(
        ["sh", START],
        env={"PATH": WHERE, "FOLDER": str(tmp_path)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode != 0
    assert "SHARED_CACHE_KEY" in done.stderr
    assert not list(tmp_path.iterdir())


def test_a_server_without_containers_notes_no_more() -> None:
    assert mask_of(DROP_IN.read_text()) == mask_of(START.read_text()) != set()


@pytest.mark.skipif(
    not (shutil.which("systemd-analyze") and DEBIANS.exists()), reason="no systemd or no Varnish"
)
def test_systemd_understands_what_is_added_to_debians_unit(tmp_path: Path) -> None:
    (tmp_path / "varnish.service.d").mkdir()
    shutil.copy(DEBIANS, tmp_path)
    shutil.copy(DROP_IN, tmp_path / "varnish.service.d")
    done = subprocess.run(
        ["systemd-analyze", "verify", "./varnish.service"],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, "")
