"""A failed walk tells what stood in its window, tried in a run of its own."""

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]
WALKS = """
import pytest
from playwright.sync_api import Page

class Window(Page):
    url = "http://localhost/admin/"
    def __init__(self): pass
    def inner_text(self, selector, **options): return "Your code was refused"

@pytest.fixture
def window(): return Window()

def test_good(window): pass

def test_bad(window): raise AssertionError("no heading")
"""


def test_the_words_in_the_window_are_told_where_a_walk_fails(tmp_path: Path) -> None:
    (tmp_path / "test_it.py").write_text(WALKS)
    done = subprocess.run(
        [sys.executable, "-m", "pytest", "-q", "-p", "tests.plugins.last_seen", str(tmp_path)],
        cwd=tmp_path,
        env={
            "PATH": os.environ["PATH"],
            "PYTHONPATH": str(ROOT),
            "PYTEST_DISABLE_PLUGIN_AUTOLOAD": "1",
        },
        capture_output=True,
        text=True,
        check=False,
    )
    assert "1 failed, 1 passed" in done.stdout
    assert done.stdout.count("what stood in `window`") == 1
    assert "http://localhost/admin/\nYour code was refused" in done.stdout
