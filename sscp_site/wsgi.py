"""The WSGI entry point; a server that forgets to name its settings gets the strict ones.

Whatever every process of the web server needs is loaded here, before the server divides itself
(`--preload`), so that they share it. No database is asked: it may come up later than we do.
"""

import gc
import os

from django.core.files.storage import storages
from django.core.wsgi import get_wsgi_application
from django.urls import reverse

from search.language.english import common_words

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "sscp_site.settings.production")

application = get_wsgi_application()
reverse("wagtailadmin_home")  # whoever asks for one address loads every view
assert storages["default"]  # the library for the bucket, where files are in one
common_words()
# What stays for good isn't looked through for rubbish again and again: that takes time, and memory
# that somebody has looked through is no longer shared.
gc.collect()
gc.freeze()
