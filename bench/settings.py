"""The development settings with production's way of serving, and one more address."""

from sscp_site.settings.dev import *

ROOT_URLCONF = "bench.urls"
WHITENOISE_AUTOREFRESH = False
STATIC_ROOT = VAR_DIR / "bench-static"
STATIC_ROOT.mkdir(parents=True, exist_ok=True)
