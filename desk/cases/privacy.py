"""Wagtail's window for privacy, which says why a review can't be hidden yet instead of failing."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from wagtail.admin.auth import require_admin_access
from wagtail.admin.forms.pages import PageViewRestrictionForm
from wagtail.admin.modal_workflow import render_modal_workflow
from wagtail.admin.views.page_privacy import set_privacy
from wagtail.models import Page, PageViewRestriction

from library.hiding import HidingRefused, check_hideable


@require_admin_access
def set_privacy_or_say_why_not(request: HttpRequest, page_id: int) -> HttpResponse:
    """The window again, with the reason and what was chosen; or Wagtail's own answer."""
    page = get_object_or_404(Page, pk=page_id).specific
    is_hiding = request.POST.get("restriction_type", "") not in ("", PageViewRestriction.NONE)
    if is_hiding and page.permissions_for_user(request.user).can_set_view_restrictions():
        try:
            check_hideable(page)
        except HidingRefused as refusal:
            return _window(request, page, refusal)
    answer: HttpResponse = set_privacy(request, page_id)
    return answer


def _window(request: HttpRequest, page: Page, refusal: HidingRefused) -> HttpResponse:
    form = PageViewRestrictionForm(request.POST, private_page_options=page.private_page_options)
    form.full_clean()
    form.add_error("restriction_type", str(refusal))
    context = {
        "action_url": reverse("wagtailadmin_pages:set_privacy", args=[page.pk]),
        "object": page,
        "form": form,
    }
    answer: HttpResponse = render_modal_workflow(
        request,
        "wagtailadmin/shared/set_privacy.html",
        None,
        context,
        json_data={"step": "set_privacy"},
    )
    return answer
