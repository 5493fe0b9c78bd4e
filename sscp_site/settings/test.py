"""`make test`: quick passwords, throw-away files, tasks run at once."""

import tempfile

from . import environment as environment_values
from .base import *

SECRET_KEY = "tests-only"
ALLOWED_HOSTS = ["testserver", "localhost", "127.0.0.1"]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
MEDIA_ROOT = tempfile.mkdtemp(prefix="sscp-test-media-")
STORAGES = {
    "default": {
        "BACKEND": "library.disk_storage.DiskStorage",
        "OPTIONS": {"location": MEDIA_ROOT},
    },
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
WHITENOISE_USE_FINDERS = True
WHITENOISE_AUTOREFRESH = True
TASKS = {
    name: {"BACKEND": "django_tasks.backends.immediate.ImmediateBackend"}
    for name in ("default", "background")
}
DATABASES["default"] |= {
    "CONN_MAX_AGE": 0,
    "TEST": {"NAME": environment_values.TEST_DATABASE_NAME},
}
LOCAL_ACCOUNTS_ALLOWED = True
# The admin's own search learns at each save, a tenth of what saving takes; few tests search there.
WAGTAILSEARCH_BACKENDS["default"]["AUTO_UPDATE"] = False
# Tests turn clocks and settings, which answers that are kept know nothing of.
REMEMBERED_ANSWERS_BYTES = 0
CLAMD_URL = ""
