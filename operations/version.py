"""Which release this is."""

import platform
import re
from functools import cache

import django
import wagtail
from django.conf import settings

HEADING = re.compile(r"^## \[?([^\]\n]+?)\]?(?: - .*)?$", re.MULTILINE)


def newest_release(changelog: str) -> str:
    """The name over the newest changes: “1.2.0”, or “Unreleased”."""
    found = HEADING.search(changelog)
    return found[1] if found else "unknown"


@cache
def version() -> str:
    """What the changelog that came with this code says."""
    try:
        return newest_release((settings.BASE_DIR / "CHANGELOG.md").read_text(encoding="utf-8"))
    except OSError:
        return "unknown"


def parts() -> dict[str, str]:
    """What it stands on."""
    return {
        "Wagtail": wagtail.__version__,
        "Django": django.__version__,
        "Python": platform.python_version(),
    }
