"""The style sheet of the public pages: all files of static/css for readers in one answer.

Seven to ten small files were as many requests, which a phone on a bad line waits for. The page that
says the database is away has four of the files by themselves: those mustn't need the others.
"""

import hashlib
from functools import cache
from pathlib import Path

from django.conf import settings
from django.contrib.staticfiles import finders

from core.models import SiteSettings
from core.theme import Theme

# The site's own colours replace the first of these, and paper replaces all of them.
TOKENS, PRINT = "tokens", "print"
# Within a layer the later one wins: from the general to the particular.
SHEETS = (
    "base", "layout", "components", "pages", "listing", "search", "hits", "recommendations",
    "leaflets", "open-data",
)  # fmt: skip


def style_of(site: SiteSettings) -> tuple[str, str]:
    """The sheet with the site's colours, and its version, which is another whenever it changes."""
    return _put_together(site.accent_colour, site.tint_colour, _last_change())


@cache
def _put_together(accent: str, tint: str, last_change: float) -> tuple[str, str]:
    theme = Theme.of(SiteSettings(accent_colour=accent, tint_colour=tint))
    css = "\n".join([_read(TOKENS), theme.css, *map(_read, SHEETS), _read(PRINT)])
    return css, hashlib.sha256(css.encode()).hexdigest()[:10]


def _last_change() -> float:
    """When one of the files was changed, where they are while the site runs: in development."""
    if not getattr(settings, "WHITENOISE_AUTOREFRESH", False):
        return 0
    return max(_path(name).stat().st_mtime for name in (TOKENS, *SHEETS, PRINT))


def _read(name: str) -> str:
    return _path(name).read_text(encoding="utf-8")


@cache
def _path(name: str) -> Path:
    path = finders.find(f"css/{name}.css")
    if path is None:
        raise FileNotFoundError(f"static/css/{name}.css")
    return Path(path)
