"""The PDFs of publications, which stand at the page's own address."""

import re

from django.conf import settings
from django.urls import re_path

from publications.views import printed

# Nothing is ever served below MEDIA_URL, where uploads would have their addresses.
NOT_MEDIA = rf"(?!{re.escape(settings.MEDIA_URL.strip('/'))}/)"

app_name = "publications"
urlpatterns = [
    re_path(
        rf"^{NOT_MEDIA}(?P<path>(?:[\w-]+/)+)(?P<file_name>[\w-]+\.pdf)$", printed, name="printed"
    ),
]
