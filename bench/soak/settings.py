"""Production's settings, for a site whose documents are samples and whose e-mail goes nowhere."""

from pathlib import Path

from sscp_site.settings.production import *

SAMPLES_MAY_BE_PUBLISHED = True
STATIC_ROOT = Path(MEDIA_ROOT).with_name("static")
