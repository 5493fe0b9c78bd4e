"""Where this machine's Chromium is, if it has one."""

import os
import shutil

# The first is Chromium without windows: a page opens in a quarter of the time.
NAMES = (
    "chromium-headless-shell",
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
)
HOW_TO_GET_IT = (
    "install Chromium (Debian: apt install chromium-headless-shell) or set CHROMIUM to its path"
)


def chromium_path() -> str | None:
    """The program to start: CHROMIUM from the environment, else the first one on PATH."""
    chosen = os.environ.get("CHROMIUM")
    if chosen:
        return shutil.which(chosen)
    return next(filter(None, map(shutil.which, NAMES)), None)
