"""Above a review's form: what became of it, and the way to what is missing."""

from django.http import HttpRequest
from django.template.loader import render_to_string
from django.urls import reverse
from wagtail.models import Page

from core.page_notes import register_page_note
from publications.models import PublicationPage, WithdrawnPage
from reviews.models import ReviewPage

from .elsewhere import what_to_confirm
from .reappearing import reasons_as_taken_down


@register_page_note
def note_above_the_form(page: Page, request: HttpRequest) -> str:
    """A draft of a review leads to the list; a withdrawn page says so."""
    if not isinstance(page, PublicationPage) or page.live:
        return ""
    draft = page.get_latest_revision_as_object()
    context = {
        "withdrawn": WithdrawnPage.objects.filter(page_id=page.pk).first(),
        "ready_url": reverse("desk_ready", args=[page.pk]),
        "is_review": isinstance(page, ReviewPage),
        "taken_down": reasons_as_taken_down(draft),
        "to_confirm": what_to_confirm(draft) if isinstance(page, ReviewPage) else "",
    }
    return render_to_string("desk/cases/note.html", context)
