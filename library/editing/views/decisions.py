"""Screens on which an editor decides something about a file, with a reason."""

from typing import Any

from django.contrib import messages
from django.db import transaction
from django.forms import Form
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.urls import reverse
from django.views.generic import FormView
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from library.access import LibraryFile
from library.answering import NotAllowed, accept, close_without_page, open_without_page
from library.cleaning import NotCleaned, put_clean_copy
from library.editing.forms import AcceptForm, ReasonForm
from library.editing.found import Found, found_in, who_may_accept
from library.editing.permissions import editable_check, editable_document, editor_of, file_of
from library.linked_text import edit_url
from library.models import FileCheck, ProposedVersion, SiteDocument


class DecisionView(WagtailAdminTemplateMixin, FormView):
    """One decision about one file: look, say why, do it; nothing that was typed is lost."""

    form_class: type[Form] = ReasonForm
    file: LibraryFile

    def get_file(self) -> LibraryFile:
        """The file, for who may change it. Raises Http404 or PermissionDenied."""
        raise NotImplementedError

    def decide(self, form: Form) -> str:
        """Do it, and say what was done. Raises NotAllowed or NotCleaned."""
        raise NotImplementedError

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Find the file before anything else."""
        self.file = self.get_file()
        return super().dispatch(request, *args, **kwargs)

    def form_valid(self, form: Form) -> HttpResponse:
        """Decide, or say in the form why it can't be done."""
        try:
            done = self.decide(form)
        except (NotAllowed, NotCleaned) as refusal:
            form.add_error(None, str(refusal))
            return self.form_invalid(form)
        messages.success(self.request, done)
        return HttpResponseRedirect(edit_url(self.file))

    def get_page_subtitle(self) -> str:
        """The file that it is about."""
        return self.file.title

    def get_breadcrumbs_items(self) -> list[dict[str, str]]:
        """Back to the file, and to all files."""
        is_document = isinstance(self.file, SiteDocument)
        name, label = ("wagtaildocs", "Documents") if is_document else ("wagtailimages", "Images")
        return [
            {"url": reverse(f"{name}:index"), "label": label},
            {"url": edit_url(self.file), "label": self.file.title},
            {"url": "", "label": str(self.page_title)},
        ]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """The file and the way back to it."""
        is_document = isinstance(self.file, SiteDocument)
        return super().get_context_data(
            file=self.file,
            kind="document" if is_document else "image",
            back_url=edit_url(self.file),
            **kwargs,
        )


class CheckDecisionView(DecisionView):
    """A decision about what the check of a file found."""

    check: FileCheck
    # Whether it can be about a file that waits for a second person.
    takes_what_waits = False

    def get_file(self) -> LibraryFile:
        """Of the check; Http404 when the file was replaced since."""
        self.check = editable_check(self.request, self.kwargs["check_id"])
        file = file_of(self.check)
        waiting = ProposedVersion.objects.waiting().filter(file=self.check.file_name)
        is_in_hand = file.file.name == self.check.file_name
        if not is_in_hand and not (self.takes_what_waits and waiting.exists()):
            raise Http404("The file was replaced.")
        return file


class AcceptView(CheckDecisionView):
    """A second person looks at what was found, and answers for it."""

    template_name = "library/admin/accept.html"
    page_title = "Accept what the check found"
    header_icon = "check"
    form_class = AcceptForm
    takes_what_waits = True
    found: Found

    def get_file(self) -> LibraryFile:
        """Also finds what is to be accepted; Http404 if there is nothing open of this kind."""
        file = super().get_file()
        open_ones = [
            found for found in found_in(self.check, editor_of(self.request)) if found.is_open
        ]
        for found in open_ones:
            if found.code == self.kwargs["code"]:
                self.found = found
                return file
        raise Http404("There is nothing open of this kind.")

    def get_form_kwargs(self) -> dict[str, Any]:
        """The form offers the places that are open."""
        return {"findings": self.found.findings, **super().get_form_kwargs()}

    def decide(self, form: Form) -> str:
        """Accept each place that was ticked, or none."""
        with transaction.atomic():
            for finding in form.cleaned_data["places"].select_related("check_of_file"):
                accept(finding, editor_of(self.request), form.cleaned_data["reason"])
        return "Accepted. Your name and your reason are kept with the file."

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """What was found, and who else may accept it if this person may not."""
        people = who_may_accept(self.check) if self.found.refusal else []
        return super().get_context_data(found=self.found, people_to_ask=people, **kwargs)


class CleanView(CheckDecisionView):
    """Replace a file by its clean copy."""

    template_name = "library/admin/clean.html"
    page_title = "Make a clean copy"
    header_icon = "rotate"
    form_class = Form

    def decide(self, form: Form) -> str:
        """Make it and put it in the file's place."""
        removed = put_clean_copy(self.file, editor_of(self.request))
        return f"The clean copy is in place, and is being checked. Removed: {' '.join(removed)}"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """What would go and what would stay."""
        found = found_in(self.check, editor_of(self.request))
        return super().get_context_data(
            goes=[one for one in found if one.is_cleanable],
            stays=[one for one in found if not one.is_cleanable],
            **kwargs,
        )


class OpenView(DecisionView):
    """Make a document public that no page uses."""

    template_name = "library/admin/open.html"
    page_title = "Make public without a page"
    header_icon = "view"

    def get_file(self) -> LibraryFile:
        """The document of the address."""
        return editable_document(self.request, self.kwargs["document_id"])

    def decide(self, form: Form) -> str:
        """Open it from now on."""
        assert isinstance(self.file, SiteDocument)  # noqa: S101
        open_without_page(self.file, editor_of(self.request), form.cleaned_data["reason"])
        return f"“{self.file.title}” is public now, though no page uses it."


class CloseView(OpenView):
    """Take that back."""

    template_name = "library/admin/close.html"
    page_title = "No longer public without a page"
    header_icon = "no-view"

    def decide(self, form: Form) -> str:
        """Close it from now on, unless a public page uses it."""
        assert isinstance(self.file, SiteDocument)  # noqa: S101
        close_without_page(self.file, editor_of(self.request), form.cleaned_data["reason"])
        return f"“{self.file.title}” is public only where a published page uses it."
