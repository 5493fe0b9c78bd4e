"""A second person compares two files and answers; whoever asked may take it back."""

import logging
from typing import Any

from django import forms
from django.contrib import messages
from django.forms import Form
from django.http import Http404, HttpRequest, HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_safe

from library.delivery import streamed
from library.editing.permissions import editor_of, require_change
from library.editing.proposals import Waiting
from library.linked_text import edit_url
from library.models import ProposedVersion, SiteDocument
from library.replacing import approve, refuse, take_back
from library.second_person import why_not_agree

from .decisions import DecisionView
from .versions import IS_GONE, STORE_IS_DOWN

logger = logging.getLogger(__name__)


class ProposalAnswerForm(forms.Form):
    """What the second person decides."""

    APPROVE, REFUSE = "approve", "refuse"

    decision = forms.ChoiceField(
        label="What do you decide?",
        choices=[
            (APPROVE, "Approve: readers get it at once"),
            (REFUSE, "Don’t approve: readers keep what they have"),
        ],
        widget=forms.RadioSelect,
        error_messages={"required": "Choose one."},
    )
    reason = forms.CharField(
        label="Your comment",
        required=False,
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="Needed if you don’t approve. It is kept with your name, for editors only.",
    )

    def clean(self) -> dict[str, Any]:
        """No answer without a reason, if it is no."""
        cleaned: dict[str, Any] = super().clean() or {}
        if cleaned.get("decision") == self.REFUSE and not cleaned.get("reason", "").strip():
            self.add_error("reason", "Write what has to be changed, so that it can be put right.")
        return cleaned


class AnswerProposalView(DecisionView):
    """Open both, compare, approve or not."""

    template_name = "library/admin/answer_proposal.html"
    page_title = "Compare, then decide"
    header_icon = "doc-full-inverse"
    form_class: type[Form] = ProposalAnswerForm
    proposal: ProposedVersion

    def get_file(self) -> SiteDocument:
        """For who may change the document, and for who may answer."""
        self.proposal = proposal_for(self.request, self.kwargs["proposal_id"])
        return self.proposal.document

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Once there is an answer the document's own screen says which."""
        self.file = self.get_file()
        if self.proposal.decided_at and request.method != "POST":
            return HttpResponseRedirect(edit_url(self.file))
        return super().dispatch(request, *args, **kwargs)

    def decide(self, form: Form) -> str:
        """Raises NotAllowed."""
        because, user = form.cleaned_data["reason"], editor_of(self.request)
        if form.cleaned_data["decision"] == ProposalAnswerForm.APPROVE:
            approve(self.proposal, user, because)
            return "Approved. Readers have it now, at the same address."
        refuse(self.proposal, user, because)
        return "Not approved. Readers keep what they have, and your comment stands here."

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Both files, side by side."""
        waiting = Waiting(self.proposal, editor_of(self.request))
        return super().get_context_data(
            waiting=waiting, document=self.proposal.document, file_check=waiting.new_file, **kwargs
        )


class TakeBackView(AnswerProposalView):
    """For who may change the document."""

    template_name = "library/admin/take_back_proposal.html"
    page_title = "Take it back"
    header_icon = "undo"
    form_class = Form

    def get_file(self) -> SiteDocument:
        """Not for who may only answer."""
        document = super().get_file()
        require_change(self.request, document)
        return document

    def decide(self, form: Form) -> str:
        """Raises NotAllowed."""
        take_back(self.proposal, editor_of(self.request))
        return "Taken back. Readers keep what they have."


def proposal_for(request: HttpRequest, proposal_id: int) -> ProposedVersion:
    """A proposal, for who may change its document or may answer. Raises PermissionDenied."""
    proposals = ProposedVersion.objects.with_people()
    proposal = get_object_or_404(proposals, pk=proposal_id)
    if why_not_agree(proposal.document, editor_of(request)):
        require_change(request, proposal.document)
    return proposal


@require_safe
def open_proposed_file(request: HttpRequest, proposal_id: int) -> HttpResponseBase:
    """The file that waits, as a browser shows it; never kept on the way."""
    proposal = proposal_for(request, proposal_id)
    if not proposal.file:
        raise Http404("There is no file that waits.")
    storage = proposal.document.file.storage
    try:
        response = streamed(request, storage, str(proposal.file.name), proposal.filename)
    except FileNotFoundError:
        logger.error("The proposal %s has lost its file.", proposal_id)
        messages.error(request, IS_GONE)
        return HttpResponseRedirect(edit_url(proposal.document))
    except OSError:
        logger.exception("The files' store doesn't answer for %s.", request.path)
        messages.error(request, STORE_IS_DOWN)
        return HttpResponseRedirect(edit_url(proposal.document))
    response["Cache-Control"] = "private, no-store"
    return response
