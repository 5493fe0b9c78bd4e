"""Gives a stored document another name, so that an address that was signed for it opens nothing.

Where readers are sent to the store for documents (library.delivery), such an address works for up
to a minute and can't be taken back. On the worst day that is a minute too long. Pictures are always
streamed.
"""

import logging
from typing import Any

from django.conf import settings
from django.core.files.base import File
from django.db import transaction
from wagtail.models import Page

from .access import is_public
from .delivery import REDIRECT
from .models import FileCheck, SiteDocument
from .models.document import stored_name
from .references import keys_used_by

logger = logging.getLogger(__name__)


def move_files_of_page(sender: type, page: Page, **kwargs: object) -> None:
    """Listens to `page_taken_down`; what another public page shows stays where it is."""
    if settings.S3_DELIVERY != REDIRECT:
        return
    for document in SiteDocument.objects.filter(pk__in=keys_used_by(page, SiteDocument)):
        if is_public(document):
            continue
        try:
            move(document)
        except OSError:
            # The address is worthless within a minute by itself; the page is down whatever happens.
            logger.exception("The file of document %s could not be moved", document.pk)


def move(document: SiteDocument) -> None:
    """Store it under a new name, with its check, and let go of the old one. Raises OSError."""
    storage: Any = document.file.storage
    old = str(document.file.name)
    with storage.open(old) as content:
        new = storage.save(stored_name(document, old), File(content))
    with transaction.atomic():
        SiteDocument.objects.filter(pk=document.pk, file=old).update(file=new)
        FileCheck.objects.filter(file_name=old).update(file_name=new)
    storage.delete(old)
