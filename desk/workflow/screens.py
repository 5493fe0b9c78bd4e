"""Wagtail's window for an answer, which keeps what was written when the answer is refused."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from wagtail.admin.views.pages.workflow import CollectWorkflowActionData, WorkflowAction

from desk.workflow.comments import forget_answered, keep_comment, kept_comment
from library.gate import GateRefused


class KeptCommentMixin:
    """The window opens with what this person wrote before."""

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """The window."""
        view: Any = self
        comment = kept_comment(request, view.task_state.pk)
        answer: HttpResponse = view.render_modal_form(
            request, view.form_class(initial={"comment": comment})
        )
        return answer


class AnswerInTheEditorView(KeptCommentMixin, CollectWorkflowActionData):
    """The page's form sends the answer, together with what stands in the form."""


class AnswerAwayFromTheEditorView(KeptCommentMixin, WorkflowAction):
    """From the list of what waits."""

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Answer, or say in the window why not, beside the comment."""
        keep_comment(request, self.task_state.pk, request.POST.get("comment", ""))
        try:
            answer: HttpResponse = super().post(request, *args, **kwargs)
        except GateRefused as refusal:
            if request.headers.get("x-requested-with") != "XMLHttpRequest":
                raise
            return self._refused(request, refusal)
        forget_answered(request)
        return answer

    def _refused(self, request: HttpRequest, refusal: GateRefused) -> HttpResponse:
        form = self.form_class(request.POST)
        form.full_clean()
        form.add_error(None, refusal.reasons)
        answer: HttpResponse = self.render_modal_form(request, form)
        return answer
