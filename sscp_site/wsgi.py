"""The WSGI entry point; a server that forgets to name its settings gets the strict ones."""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "sscp_site.settings.production")

application = get_wsgi_application()
