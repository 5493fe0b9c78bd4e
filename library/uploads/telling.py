"""Tells the editor what was taken out of a picture, whichever screen it came in by."""

from collections.abc import Callable

from django.contrib import messages
from django.core.files.uploadedfile import UploadedFile
from django.http import HttpRequest, HttpResponse
from django.utils.datastructures import MultiValueDict

from .words import PLACE_REMOVED


def tell_what_was_removed(file: UploadedFile) -> None:
    """Note on the file as it was sent that it is stored now; for RemovedPlaceMiddleware."""
    sent = getattr(file, "sent", None)
    if sent is not None and sent.had_place:
        sent.place_was_removed = True


class RemovedPlaceMiddleware:
    """A message on the next screen, after a picture lost the place where it was taken."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer; files are looked at only where a view has read them."""
        response = self.get_response(request)
        sent: MultiValueDict = getattr(request, "_files", None) or MultiValueDict()
        files = [file for _, several in sent.lists() for file in several]
        if any(hasattr(file, "place_was_removed") for file in files):
            messages.info(request, PLACE_REMOVED)
        return response
