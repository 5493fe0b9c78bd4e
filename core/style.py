"""The style sheet of the public pages: all files of static/css for readers in one answer.

Ten small files were ten requests, which a phone on a bad line waits for one after the other.
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
    theme = Theme.of(site)
    if settings.DEBUG:  # Files are changed while the site runs.
        _put_together.cache_clear()
    return _put_together(theme)


@cache
def _put_together(theme: Theme) -> tuple[str, str]:
    css = "\n".join([_read(TOKENS), theme.css, *map(_read, SHEETS), _read(PRINT)])
    return css, hashlib.sha256(css.encode()).hexdigest()[:10]


def _read(name: str) -> str:
    path = finders.find(f"css/{name}.css")
    if path is None:
        raise FileNotFoundError(f"static/css/{name}.css")
    return Path(path).read_text(encoding="utf-8")
