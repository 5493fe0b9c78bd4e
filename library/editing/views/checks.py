"""The check of a file as it goes on, and pictures of what it found."""

import logging

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.views.decorators.http import require_GET, require_POST

from library.checking import local_copy
from library.editing.panel import CheckPanel
from library.editing.permissions import editable_check, editor_of, file_of, require_change
from library.linked_text import edit_url
from library.models import FileCheck, Finding
from library.safety import Limits, draw_place
from library.tasks import request_check

logger = logging.getLogger(__name__)

# An editor waits for it, and so does the server.
DRAWING = Limits(seconds=15)
FOR_THIS_EDITOR = "private, no-store"


@require_GET
def show_check(request: HttpRequest, check_id: int) -> HttpResponse:
    """The part of the screen that says how far the check is, as a script fetches it."""
    file = file_of(editable_check(request, check_id))
    panel = CheckPanel(file, editor_of(request))
    response = render(request, "library/admin/check.html", {"file_check": panel})
    response["Cache-Control"] = FOR_THIS_EDITOR
    return response


@require_GET
def show_place(request: HttpRequest, finding_id: int) -> HttpResponse:
    """A picture of where something was found: drawn now, kept nowhere."""
    findings = Finding.objects.select_related("check_of_file__document", "check_of_file__image")
    finding = findings.filter(pk=finding_id).first()
    if finding is None or finding.page is None:
        raise Http404("There is no such place.")
    require_change(request, file_of(finding.check_of_file))
    picture = _draw(finding.check_of_file.file_name, finding.page, finding.box)
    if picture is None:
        raise Http404("The place can't be drawn.")
    response = HttpResponse(picture, content_type="image/png")
    response["Cache-Control"] = FOR_THIS_EDITOR
    return response


def _draw(name: str, page: int, sides: list[float] | None) -> bytes | None:
    box = (sides[0], sides[1], sides[2], sides[3]) if sides else None
    try:
        with local_copy(name) as path:
            return draw_place(path, page, box, limits=DRAWING)
    except OSError:
        logger.exception("A place in %s could not be drawn.", name)
        return None


@require_POST
def check_again(request: HttpRequest, check_id: int) -> HttpResponse:
    """Ask for another check of a file whose check broke off."""
    check = editable_check(request, check_id)
    if check.is_done:
        check.state = FileCheck.State.WAITING
        check.save(update_fields=["state"])
        request_check(check)
        messages.success(request, "The file is checked again.")
    return HttpResponseRedirect(edit_url(file_of(check)))
