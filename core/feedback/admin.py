"""What editors see of readers' messages: an urgent task, and a report."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.views.generic import TemplateView
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from core.feedback.forgetting import first_month_kept
from core.feedback.forms import CloseReportForm
from core.feedback.telling import TASK_URL_NAME
from core.models import IdentificationReport, PageComment, PageUsefulness

ROWS = 50
MAY_CLOSE = "core.change_identificationreport"
MAY_READ_ANSWERS = "core.view_pageusefulness"
MAY_DELETE_WORDS = "core.delete_pagecomment"


class FeedbackView(WagtailAdminTemplateMixin, TemplateView):
    """A screen for who may; abstract."""

    url_name = ""
    may_look = ""
    may_act = ""

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        """Wagtail answers a refusal with its first page and a message."""
        needed = self.may_act if request.method == "POST" else self.may_look
        if not request.user.has_perm(needed):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def get_breadcrumbs_items(self) -> list[dict[str, str]]:
        """Home, and this."""
        return [*self.breadcrumbs_items, {"url": reverse(self.url_name), "label": self.page_title}]


class IdentificationReportsView(FeedbackView):
    """Pages that somebody says identify a child, and what was done about others."""

    page_title = "Pages that may identify a child"
    header_icon = "warning"
    template_name = "core/feedback/admin/identification_reports.html"
    url_name = TASK_URL_NAME
    may_look = may_act = MAY_CLOSE

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Open reports, each with its form, and the last that were closed."""
        reports = IdentificationReport.objects.select_related("page", "closed_by")
        forms = kwargs.get("forms", {})
        open_reports = [
            (report, forms.get(report.pk) or CloseReportForm()) for report in reports.open()
        ]
        context = super().get_context_data(**kwargs)
        return {**context, "open_reports": open_reports, "closed_reports": reports.closed()[:ROWS]}

    def post(self, request: HttpRequest) -> HttpResponse:
        """Close one report, which deletes the reader's words."""
        number = request.POST.get("report", "")
        report = get_object_or_404(
            IdentificationReport.objects.open(), pk=number if number.isdecimal() else 0
        )
        form = CloseReportForm(request.POST)
        if not form.is_valid():
            return self.render_to_response(self.get_context_data(forms={report.pk: form}))
        report.close(request.user, form.cleaned_data["outcome"])
        messages.success(request, "Closed. What the reader wrote was deleted.")
        return redirect(self.url_name)


class UsefulnessView(FeedbackView):
    """How many readers found each page useful, and what some of them wrote."""

    page_title = "Was this page useful?"
    header_icon = "thumbtack"
    template_name = "core/feedback/admin/usefulness.html"
    url_name = "core_usefulness_report"
    may_look = MAY_READ_ANSWERS
    may_act = MAY_DELETE_WORDS

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Pages with their counts, and words, the newest first."""
        since = first_month_kept(timezone.localdate())
        pages = Paginator(PageUsefulness.objects.by_page(since), ROWS)
        words = Paginator(PageComment.objects.select_related("page"), ROWS)
        return {
            **super().get_context_data(**kwargs),
            "pages": pages.get_page(self.request.GET.get("p")),
            "comments": words.get_page(self.request.GET.get("w")),
            "may_delete": self.request.user.has_perm(MAY_DELETE_WORDS),
        }

    def post(self, request: HttpRequest) -> HttpResponse:
        """Delete one reader's words."""
        number = request.POST.get("words", "")
        PageComment.objects.filter(pk=number if number.isdecimal() else 0).delete()
        messages.success(request, "Deleted.")
        return redirect(self.url_name)
