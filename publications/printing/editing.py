"""How the page that is being written prints, asked while somebody types."""

from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from wagtail.admin.views.pages.preview import PreviewOnEdit

TEMPLATE = "publications/admin/printing_reports.html"


class PrintingOnEdit(PreviewOnEdit):
    """The reports on what the preview shows: the form as it was last sent, or the saved draft.

    Wagtail's preview decides who may see it and makes a page of the form; nothing is saved.
    """

    http_method_names = ("get",)

    def get(self, request: HttpRequest, *args: object, **kwargs: object) -> HttpResponse:
        """A piece of HTML for the panel "On paper"."""
        form = self.get_form(self._get_form_data(self._get_form_state()))
        if form.is_bound and self.validate_form(form):
            form.save(commit=False)
        describe = getattr(self.object, "print_reports", None)
        context = {"reports": describe(request) if describe else []}
        return TemplateResponse(request, TEMPLATE, context)
