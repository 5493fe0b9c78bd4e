"""The screens: send a spreadsheet, look at what it becomes, see how far it has come."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.views.generic import FormView, TemplateView, View
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.documents.permissions import permission_policy as document_permissions
from wagtail.models import Page, Site

from content.models import SheetImport

from .cells import Vocabulary
from .forms import SheetForm, SpreadsheetForm
from .importing import keep_if_right, look_again, place_of, remove_files, start
from .kinds import KINDS, SheetKind
from .problems import SheetProblem, SheetRefused
from .reading import SheetRow, read_rows
from .redirects import HEADINGS, NAME, check_redirects, write_redirects
from .template import explained, workbook_bytes

XLSX_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
MAY_REDIRECT = "wagtailredirects.add_redirect"


def may_bring_in(kind: SheetKind, user: Any) -> bool:
    """Whether this person may add such pages."""
    place = place_of(kind)
    return place is not None and bool(place.permissions_for_user(user).can_add_subpage())


class BringInScreen(WagtailAdminTemplateMixin):
    """For who may add such pages; abstract."""

    header_icon = "upload"
    request: HttpRequest

    def kind_or_404(self, name: str) -> SheetKind:
        """The kind of this name, if this person may bring it in."""
        if name not in KINDS:
            raise Http404
        if not may_bring_in(KINDS[name], self.request.user):
            raise PermissionDenied
        return KINDS[name]

    def get_breadcrumbs_items(self) -> list[dict[str, str]]:
        """Home, and this."""
        return [*self.breadcrumbs_items, {"url": "", "label": str(self.get_page_title())}]


class SendView(BringInScreen, FormView):
    """The template, and the form to send it back; with all problems at once if there are any."""

    template_name = "content/spreadsheet/send.html"
    form_class = SheetForm

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        """Find the kind."""
        super().setup(request, *args, **kwargs)
        self.kind = self.kind_or_404(kwargs["kind"])

    def get_page_title(self) -> str:
        """Which kind."""
        return f"Bring in {self.kind.name}"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """What to write, and the other kinds."""
        user = self.request.user
        others = [kind for kind in KINDS.values() if may_bring_in(kind, user)]
        return super().get_context_data(
            kind=self.kind, kinds=others, explained=explained(self.kind), **kwargs
        )

    def form_valid(self, form: SheetForm) -> HttpResponse:
        """Keep it for a look, or show everything that is wrong."""
        files = form.cleaned_data["files"]
        user = self.request.user
        if files and not document_permissions.user_has_permission(user, "add"):
            raise PermissionDenied
        try:
            sheet = keep_if_right(self.kind, form.cleaned_data["spreadsheet"], files, user)
        except SheetRefused as refusal:
            return self.render_to_response(
                self.get_context_data(form=form, problems=refusal.problems)
            )
        return redirect("content_sheet", pk=sheet.pk)


class TemplateFileView(BringInScreen, View):
    """The template to download."""

    def get(self, request: HttpRequest, kind: str) -> HttpResponse:
        """As an Excel workbook, with the choices that the site has now."""
        wanted = self.kind_or_404(kind)
        content = workbook_bytes(wanted, Vocabulary.of_the_site())
        response = HttpResponse(content, content_type=XLSX_TYPE)
        response["Content-Disposition"] = f'attachment; filename="{wanted.name}.xlsx"'
        return response


class SheetView(BringInScreen, TemplateView):
    """What it will become, how far it has come, and what it became."""

    template_name = "content/spreadsheet/sheet.html"

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        """Find it."""
        super().setup(request, *args, **kwargs)
        self.sheet = get_object_or_404(SheetImport, pk=kwargs["pk"])
        self.kind = self.kind_or_404(self.sheet.kind)

    def get_page_title(self) -> str:
        """The name of the file."""
        return self.sheet.file_name

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """By how far it has come."""
        State = SheetImport.State
        sheet = self.sheet
        context: dict[str, Any] = {"sheet": sheet, "kind": self.kind}
        if sheet.state == State.CHECKED:
            checked = look_again(sheet)
            context |= {"checked": checked, "problems": checked.problems}
        elif sheet.state == State.FAILED:
            context["problems"] = [SheetProblem(*problem) for problem in sheet.problems]
        elif sheet.state == State.DONE:
            context["made"] = Page.objects.filter(pk__in=sheet.made).order_by("pk")
        return {**super().get_context_data(**kwargs), **context}

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Start, or put it away."""
        if request.POST.get("action") == "leave":
            if self.sheet.state == SheetImport.State.CHECKED:
                remove_files(self.sheet)
                self.sheet.delete()
            messages.success(request, "Put away. Nothing was brought in.")
            return redirect("content_send", kind=self.kind.name)
        if not start(self.sheet):
            messages.warning(request, "This was started already.")
        return redirect("content_sheet", pk=pk)


class RedirectsView(BringInScreen, FormView):
    """Old addresses by spreadsheet, in two steps on one screen."""

    page_title = "Bring in redirects"
    template_name = "content/spreadsheet/redirects.html"
    form_class = SpreadsheetForm

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """For who may add redirects."""
        if not request.user.has_perm(MAY_REDIRECT):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def form_valid(self, form: SpreadsheetForm) -> HttpResponse:
        """Check it, and keep it for a look."""
        file = form.cleaned_data["spreadsheet"]
        name = str(file.name)[:255]
        try:
            rows = read_rows(file, HEADINGS, set(HEADINGS))
            checked = check_redirects(rows, self._site())
            if checked.problems:
                raise SheetRefused(checked.problems)
        except SheetRefused as refusal:
            return self.render_to_response(
                self.get_context_data(form=form, problems=refusal.problems)
            )
        kept = [{"number": row.number, "cells": row.cells} for row in rows]
        user: Any = self.request.user
        sheet = SheetImport.objects.create(kind=NAME, file_name=name, rows=kept, created_by=user)
        return self.render_to_response(
            self.get_context_data(form=form, sheet=sheet, checked=checked)
        )

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """The second step: do what was looked at."""
        number = request.POST.get("sheet", "")
        if not number:
            return super().post(request, *args, **kwargs)
        with transaction.atomic():
            return self._write(request, number)

    def _write(self, request: HttpRequest, number: str) -> HttpResponse:
        """Once: whoever clicked second waits, and finds it done."""
        checked_only = SheetImport.objects.filter(kind=NAME, state=SheetImport.State.CHECKED)
        waiting = checked_only.select_for_update()
        sheet = get_object_or_404(waiting, pk=number if number.isdecimal() else 0)
        rows = [SheetRow(row["number"], row["cells"]) for row in sheet.rows]
        checked = check_redirects(rows, self._site())
        if checked.problems:
            return self.render_to_response(self.get_context_data(problems=checked.problems))
        done = write_redirects(checked.new_rows, self._site(), request.user)
        sheet.state, sheet.rows_done = SheetImport.State.DONE, done
        sheet.save(update_fields=["state", "rows_done"])
        some = "1 address leads" if done == 1 else f"{done} addresses lead"
        messages.success(request, f"{some} to the right page now.")
        return redirect(reverse("wagtailredirects:index"))

    def _site(self) -> Site:
        return Site.find_for_request(self.request) or Site.objects.get(is_default_site=True)
