"""Screens of the two people: one asks, the other answers."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.models import AbstractUser
from django.core.exceptions import PermissionDenied
from django.forms import Form
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.views.generic import FormView

from desk.models import GateOverride

from .forms import AnswerForm, AskForm
from .overrides import MAY_OVERRIDE, NotAllowed, answer, ask, people_who_may_answer, why_not_answer
from .readiness import Readiness
from .screens import AboutPageView
from .telling import tell_second_person, tell_who_asked

NOBODY_TOLD = (
    "Asked. It stands on the first page of whoever may answer. No e-mail could be sent, so tell "
    "them yourself."
)


class AskView(AboutPageView, FormView):
    """Ask a second person."""

    template_name = "desk/cases/ask.html"
    page_title = "Ask a second person"
    header_icon = "user"
    form_class: type[Form] = AskForm

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Only a rule that somebody may let through."""
        if kwargs["rule"] not in GateOverride.Rule.values:
            raise Http404("There is no such rule.")
        return super().dispatch(request, *args, **kwargs)

    def form_valid(self, form: Form) -> HttpResponse:
        """Ask, or say why not."""
        because = form.cleaned_data["reason"]
        try:
            asked = ask(self.page, self.kwargs["rule"], self.request.user, because)  # type: ignore[arg-type]
        except NotAllowed as refusal:
            form.add_error(None, str(refusal))
            return self.form_invalid(form)
        messages.success(self.request, _asked_in_words(tell_second_person(asked)))
        return redirect("desk_ready", self.page.pk)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """What stands in the way, and who may answer."""
        readiness = Readiness.of(self.page, self.request.user)
        rows = [*readiness.rows, *filter(None, [readiness.withdrawal])]
        items = [row.item for row in rows if row.item.rule == self.kwargs["rule"]]
        people = [user for user in people_who_may_answer() if user.pk != self.request.user.pk]
        return super().get_context_data(page=self.page, items=items, people=people, **kwargs)


class AnswerView(AboutPageView, FormView):
    """Answer what another person asked."""

    template_name = "desk/cases/answer.html"
    page_title = "Let it through?"
    header_icon = "user"
    form_class: type[Form] = AnswerForm
    asked: GateOverride

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Find the request, then its page."""
        overrides = GateOverride.objects.select_related("page", "asked_by")
        self.asked = get_object_or_404(overrides, pk=kwargs["override_id"])
        return super().dispatch(request, *args, page_id=self.asked.page_id, **kwargs)

    def is_allowed(self, request: HttpRequest) -> bool:
        """Whoever may see the request at all; who may answer it is said on the screen."""
        if request.method == "POST" and not request.user.has_perm(MAY_OVERRIDE):
            raise PermissionDenied
        return super().is_allowed(request) or request.user.has_perm(MAY_OVERRIDE)

    def form_valid(self, form: Form) -> HttpResponse:
        """Decide, or say why not."""
        is_granted = form.is_granted  # type: ignore[attr-defined]
        try:
            answer(self.asked, self.request.user, is_granted, form.cleaned_data["reason"])  # type: ignore[arg-type]
        except NotAllowed as refusal:
            form.add_error(None, str(refusal))
            return self.form_invalid(form)
        self.asked.refresh_from_db()
        tell_who_asked(self.asked)
        done = "Let through, this once." if is_granted else "Not let through."
        messages.success(self.request, f"{done} Your name and your reason are kept.")
        return redirect("desk_ready", self.page.pk)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """What was asked, and why this person may not answer, if so."""
        refusal = why_not_answer(self.asked, self.request.user)  # type: ignore[arg-type]
        return super().get_context_data(
            asked=self.asked,
            page=self.page,
            refusal=refusal,
            people=people_who_may_answer(),
            **kwargs,
        )


def _asked_in_words(told: list[AbstractUser]) -> str:
    """Who knows of it by now."""
    if not told:
        return NOBODY_TOLD
    names = ", ".join(user.get_full_name() or user.get_username() for user in told)
    return f"Asked. It stands on the first page of whoever may answer. E-mailed: {names}."
