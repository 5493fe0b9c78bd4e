"""Screens about one page: ready to publish, withdraw, take down."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.forms import Form
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.views.generic import FormView, TemplateView
from wagtail.actions.unpublish_page import UnpublishPageAction
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.log_actions import log
from wagtail.models import Page

from core.models import IdentificationReport
from library.gate import WithdrawalRefused, reasons_not_to_withdraw
from publications.models import PublicationPage

from .forms import TakedownForm, WithdrawalForm
from .overrides import people_who_may_answer
from .readiness import Readiness
from .takedown import pages_to_take_down, take_down
from .viewset import may_see_cases

WITHDRAWN = "desk.withdraw"


class AboutPageView(WagtailAdminTemplateMixin):
    """A screen about one page, for who may edit it; abstract."""

    page: PublicationPage
    page_types: type[Page] = PublicationPage

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Find the page before anything else."""
        found = get_object_or_404(Page, pk=kwargs["page_id"]).specific
        if not isinstance(found, self.page_types):
            raise Http404("This is for publications only.")
        self.page = found
        if not self.is_allowed(request):
            raise PermissionDenied
        response: HttpResponseBase = super().dispatch(request, *args, **kwargs)
        return response

    def is_allowed(self, request: HttpRequest) -> bool:
        """Whether this person may do this."""
        return bool(self.page.permissions_for_user(request.user).can_edit())

    def get_page_subtitle(self) -> str:
        """The page that it is about."""
        return str(self.page.get_admin_display_title())

    def get_breadcrumbs_items(self) -> list[dict[str, str]]:
        """Back to the page."""
        return [
            {"url": reverse("wagtailadmin_home"), "label": "Home"},
            {"url": self.edit_url, "label": self.get_page_subtitle()},
            {"url": "", "label": str(self.page_title)},
        ]

    @property
    def edit_url(self) -> str:
        """The form of the page."""
        return reverse("wagtailadmin_pages:edit", args=[self.page.pk])


class ReadyView(AboutPageView, TemplateView):
    """What is ready, what isn't, what to do about it and where."""

    template_name = "desk/cases/ready.html"
    page_title = "Ready to publish?"
    header_icon = "clipboard-list"

    def is_allowed(self, request: HttpRequest) -> bool:
        """A second person needn't be one who writes."""
        return super().is_allowed(request) or may_see_cases(request.user)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """The list, with what this person may do about it."""
        readiness = Readiness.of(self.page, self.request.user)
        return super().get_context_data(
            readiness=readiness, page=self.page, edit_url=self.edit_url, **kwargs
        )


class WithdrawView(AboutPageView, FormView):
    """Unpublish a publication, and tell readers why."""

    template_name = "desk/cases/withdraw.html"
    page_title = "Withdraw"
    header_icon = "download"
    form_class: type[Form] = WithdrawalForm

    def is_allowed(self, request: HttpRequest) -> bool:
        """As Wagtail has it for unpublishing."""
        return bool(self.page.permissions_for_user(request.user).can_unpublish())

    def form_valid(self, form: Form) -> HttpResponse:
        """Take it away, or say in the form why it has to stay."""
        page: Any = self.page
        page.withdrawal_reason = form.cleaned_data["for_readers"]
        user = self.request.user
        try:
            UnpublishPageAction(page, user=user).execute(skip_permission_checks=True)
        except WithdrawalRefused as refusal:
            form.add_error(None, " ".join(refusal.reasons))
            return self.form_invalid(form)
        log(instance=page, action=WITHDRAWN, data={"reason": page.withdrawal_reason})
        messages.success(self.request, f"“{self.page.title}” was withdrawn, with its documents.")
        return redirect("wagtailadmin_pages:edit", self.page.pk)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """What stands against it, before anything is typed."""
        return super().get_context_data(
            page=self.page,
            edit_url=self.edit_url,
            refusals=reasons_not_to_withdraw(self.page),
            ready_url=reverse("desk_ready", args=[self.page.pk]),
            takedown_url=reverse("desk_take_down", args=[self.page.pk]),
            **kwargs,
        )


class TakedownView(AboutPageView, FormView):
    """Everything down at once."""

    template_name = "desk/cases/take_down.html"
    page_title = "Take down now"
    header_icon = "warning"
    form_class: type[Form] = TakedownForm

    def is_allowed(self, request: HttpRequest) -> bool:
        """Whoever may edit it may take it down: nobody waits for a manager on such a day."""
        permissions = self.page.permissions_for_user(request.user)
        return bool(permissions.can_edit() or permissions.can_unpublish())

    def form_valid(self, form: Form) -> HttpResponse:
        """Do it, and go on to whom to tell."""
        words = form.cleaned_data
        take_down(self.page, self.request.user, words["why"], words["for_readers"])  # type: ignore[arg-type]
        return redirect("desk_taken_down", self.page.pk)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """What comes down."""
        pages = [page for page in pages_to_take_down(self.page) if page.live]
        return super().get_context_data(page=self.page, pages=pages, **kwargs)


class TakenDownView(AboutPageView, TemplateView):
    """Done; whom to tell now."""

    template_name = "desk/cases/taken_down.html"
    page_title = "Taken down"
    header_icon = "check"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Managers by name, and what readers have said about the page."""
        reports = IdentificationReport.objects.open().filter(page=self.page.pk)
        return super().get_context_data(
            page=self.page,
            managers=people_who_may_answer(),
            has_reports=reports.exists(),
            reports_url=reverse("core_identification_reports"),
            edit_url=self.edit_url,
            **kwargs,
        )
