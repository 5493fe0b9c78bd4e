"""Shows an editor the advice on the page that is being written."""

import re

from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from wagtail.admin.models import FormState
from wagtail.admin.views.pages.preview import PreviewOnCreate, PreviewOnEdit
from wagtail.models import Page

from core.models import GlossaryTerm, SiteSettings

from .gathering import words_of_page
from .judging import Judgement, judge
from .words import Term

CAPITALISED = re.compile(r"\b[A-Z][a-z]+\b")


def judge_page(page: Page, settings: SiteSettings) -> Judgement:
    """What could be better in a page, saved or not."""
    terms = [Term(term.term, term.meaning) for term in GlossaryTerm.objects.all()]
    names = CAPITALISED.findall(f"{settings.name} {settings.short_name} {settings.area}")
    return judge(words_of_page(page), terms, names)


class AdviceOnEdit(PreviewOnEdit):
    """The advice on what the preview shows: the form as it was last sent, or the saved draft.

    Wagtail's preview decides who may see it, keeps the form while somebody types, and makes a page
    of it; nothing is saved here.
    """

    http_method_names = ("get",)

    def get(self, request: HttpRequest, *args: object, **kwargs: object) -> HttpResponse:
        """A piece of HTML for the panel "Checks"."""
        typed = self._get_form_state()
        if typed and not self._was_saved_since(typed):
            form = self.get_form(self._get_form_data(typed))
            if self.validate_form(form):
                form.save(commit=False)
        judgement = judge_page(self.object, SiteSettings.or_defaults(request))
        template = "core/plain_language/advice.html"
        return TemplateResponse(request, template, {"judgement": judgement})

    def _was_saved_since(self, typed: FormState) -> bool:
        """Whether the draft is newer than the form: the preview keeps a form it can't read."""
        saved_at = self.object.latest_revision_created_at
        return bool(saved_at and saved_at > typed.last_updated_at)


class AdviceOnCreate(AdviceOnEdit, PreviewOnCreate):
    """The same for a page that was never saved."""
