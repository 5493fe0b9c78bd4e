"""Addresses of the admin that have to stand before Wagtail's own: the first that fits answers.

What a hook adds comes after those of pages.
"""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import path
from wagtail.admin.auth import require_admin_access
from wagtail.admin.views.pages.unpublish import Unpublish

from desk.cases.privacy import set_privacy_or_say_why_not
from desk.workflow.screens import AnswerAwayFromTheEditorView, AnswerInTheEditorView
from publications.models import PublicationPage


@require_admin_access
def withdraw_or_unpublish(request: HttpRequest, page_id: int) -> HttpResponse:
    """A publication is withdrawn on our screen, where its readers are told why.

    With `?urgent=1`, as where a reader said that it shows who a child is, taken down at once.
    """
    if request.method == "GET" and PublicationPage.objects.filter(pk=page_id).exists():
        is_urgent = "urgent" in request.GET
        return redirect("desk_take_down" if is_urgent else "desk_withdraw", page_id)
    answer: HttpResponse = Unpublish.as_view()(request, page_id=page_id)
    return answer


ANSWER = "<int:page_id>/<slug:action_name>/<int:task_state_id>/"

urlpatterns = [
    path("pages/<int:page_id>/unpublish/", withdraw_or_unpublish),
    path("pages/<int:page_id>/privacy/", set_privacy_or_say_why_not),
    path(
        f"pages/workflow/action/{ANSWER}",
        require_admin_access(AnswerAwayFromTheEditorView.as_view()),
    ),
    path(
        f"pages/workflow/collect_action_data/{ANSWER}",
        require_admin_access(AnswerInTheEditorView.as_view()),
    ),
]
