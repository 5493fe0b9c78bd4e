"""Files that were replaced, for editors only."""

import logging

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_safe

from library.delivery import FILE_POLICY
from library.editing.permissions import editable_document
from library.file_types import content_type_of
from library.linked_text import edit_url
from library.models import DocumentVersion
from library.storage import site_storage
from library.streaming import StoredFile, stream

logger = logging.getLogger(__name__)

IS_GONE = "The file of this version is no longer where files are kept."
STORE_IS_DOWN = "The place where files are kept does not answer. Try again in a few minutes."


@require_safe
def download_version(request: HttpRequest, document_id: int, number: int) -> HttpResponseBase:
    """A replaced file: saved, never shown in the browser, never kept on the way."""
    document = editable_document(request, document_id)
    version = DocumentVersion.objects.filter(document=document, number=number).first()
    if version is None:
        raise Http404("There is no such version.")
    try:
        response = _file(request, version)
    except FileNotFoundError:
        logger.error("Version %s of document %s has lost its file.", number, document_id)
        messages.error(request, IS_GONE)
        return HttpResponseRedirect(edit_url(document))
    except OSError:
        logger.exception("The files' store doesn't answer for %s.", request.path)
        messages.error(request, STORE_IS_DOWN)
        return HttpResponseRedirect(edit_url(document))
    response["Cache-Control"] = "private, no-store"
    return response


def _file(request: HttpRequest, version: DocumentVersion) -> HttpResponseBase:
    found = StoredFile.find(site_storage(), version.file.name or "")
    response = stream(request, found, content_type_of(version.filename))
    disposition = content_disposition_header(as_attachment=True, filename=version.filename)
    response["Content-Disposition"] = disposition or "attachment"
    response["Content-Security-Policy"] = FILE_POLICY
    response["X-Content-Type-Options"] = "nosniff"
    return response
