"""`make run`: the same site on one machine, with local accounts and e-mail on the console."""

from .base import *

DEBUG = False
# Signs nothing that leaves this machine; production refuses to start with it.
SECRET_KEY = "local-development-only"
ALLOWED_HOSTS = ["127.0.0.1", "localhost", "[::1]"]
EMAIL_BACKEND = "django.core.mail.backends.console.EmailBackend"
STORAGES = {
    **STORAGES,
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
# Static files are served from the source folders: no collectstatic before the first page.
WHITENOISE_USE_FINDERS = True
WHITENOISE_AUTOREFRESH = True
LOCAL_ACCOUNTS_ALLOWED = True
