"""What the machine plays on."""

from copy import deepcopy

import pytest
from django.conf import settings as site_settings
from django.utils import timezone
from pytest_django import Settings
from wagtail.models import Site

from tests.library.state.reading import BARE_TEMPLATES
from tests.library.state.world import Clock

LOADERS = (
    ("django.template.loaders.locmem.Loader", BARE_TEMPLATES),
    (
        "django.template.loaders.cached.Loader",
        [
            "django.template.loaders.filesystem.Loader",
            "django.template.loaders.app_directories.Loader",
        ],
    ),
)
# What these do is for pages, and costs more than the answers that are compared here.
FOR_PAGES = {
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "publications.middleware.SamplesMiddleware",
}


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch, settings: Settings, site: Site) -> Clock:
    """The site's clock, which rules turn on; its pages are bare."""
    templates = deepcopy(site_settings.TEMPLATES)
    templates[0]["APP_DIRS"] = False
    templates[0]["OPTIONS"]["loaders"] = LOADERS
    settings.TEMPLATES = templates
    settings.MIDDLEWARE = [name for name in site_settings.MIDDLEWARE if name not in FOR_PAGES]
    made = Clock()
    monkeypatch.setattr(timezone, "now", made)
    return made
