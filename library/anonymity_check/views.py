"""The screen: a form, and the answer below it in the same response."""

import logging
import traceback
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.decorators import method_decorator
from django.views.decorators.cache import cache_control
from django.views.decorators.debug import sensitive_post_parameters, sensitive_variables
from django.views.generic import View
from wagtail.models import Page

from .forms import WordsForm
from .outcome import Outcome, check
from .places import places_of

logger = logging.getLogger(__name__)

TEMPLATE = "library/anonymity_check/check.html"


@method_decorator(sensitive_post_parameters(), name="dispatch")
@method_decorator(cache_control(no_store=True, private=True), name="dispatch")
class AnonymityCheckView(View):
    """Anybody who may edit the page may check it. Words come by POST only, and stay here."""

    http_method_names = ["get", "post"]

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        """Find the page."""
        super().setup(request, *args, **kwargs)
        self.page = get_object_or_404(Page, pk=kwargs["page_id"]).specific
        if not self.page.permissions_for_user(request.user).can_edit():
            raise PermissionDenied

    def get(self, request: HttpRequest, page_id: int) -> HttpResponse:
        """The empty form, whatever stands in the address."""
        return self._answer(WordsForm())

    @sensitive_variables()
    def post(self, request: HttpRequest, page_id: int) -> HttpResponse:
        """Search. An error is logged by its kind and place: its message may quote the words."""
        form = WordsForm(request.POST)
        # What is answered after an error is made outside of `except`: whatever is logged in there
        # comes with the error, and with its message.
        try:
            outcome = None
            if form.is_valid():
                outcome = check(form.cleaned_data["words"], places_of(self.page))
            return self._answer(form, outcome=outcome)
        except Exception as error:  # noqa: BLE001  whatever it is, it must not reach a report
            problem = _kind_and_place(error)
        logger.error("The anonymity check of page %s failed with %s.", self.page.pk, problem)
        try:
            return self._answer(form, status=500, failed=True)
        except Exception as error:  # noqa: BLE001
            problem = _kind_and_place(error)
        logger.error("Nor could that be shown: %s.", problem)
        return self._answer(WordsForm(), status=500, failed=True)

    @sensitive_variables()
    def _answer(
        self,
        form: WordsForm,
        status: int = 200,
        outcome: Outcome | None = None,
        failed: bool = False,
    ) -> HttpResponse:
        context = {
            "page_title": "Anonymity check",
            "page_subtitle": self.page.get_admin_display_title(),
            "header_title": f"Anonymity check: {self.page.get_admin_display_title()}",
            "header_icon": "search",
            "checked_page": self.page,
            "form": form,
            "outcome": outcome,
            "failed": failed,
        }
        return render(self.request, TEMPLATE, context, status=status)


def _kind_and_place(error: Exception) -> str:
    """For example: ValueError at /site/library/anonymity/names.py:40."""
    place = traceback.extract_tb(error.__traceback__)[-1]
    return f"{type(error).__name__} at {place.filename}:{place.lineno}"
