"""Notices and sign-offs that a review needs stand in its form already, to be dated.

A row left blank is "not yet": it isn't stored, so that nothing can take it for given.
"""

from collections.abc import Sequence
from typing import Any, ClassVar

from django.core.exceptions import ValidationError
from modelcluster.forms import BaseChildFormSet
from wagtail.admin.forms import WagtailAdminModelForm
from wagtail.admin.panels import InlinePanel

from desk.models import CaseNotice, CaseSignOff
from library.models import SiteDocument

from .evidence import SHOWN_TO_READERS, is_shown_to_readers


class ExpectedRowForm(WagtailAdminModelForm):
    """One row; abstract. Nothing in it but its name is nothing at all."""

    # The field that says which row it is, and the rows that have to come.
    named_by: ClassVar[str]
    expected: ClassVar[Sequence[str]]
    # What a row that was begun can't do without.
    needed: ClassVar[Sequence[str]]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in self.needed:
            # No star: the row may stay blank.
            self.fields[name].required = False

    def clean(self) -> dict[str, Any]:
        """A row that was begun is complete."""
        cleaned: dict[str, Any] = super().clean()
        for name in self.needed:
            if not self.has_error(name) and not cleaned.get(name):
                label = self.fields[name].label
                self.add_error(name, f"Fill in “{label}”, or leave the whole row empty.")
        return cleaned

    def has_changed(self) -> bool:
        """A row that somebody began, or one that was stored and is another now."""
        changed = set(self.changed_data)
        if self.instance.pk is None and self[self.named_by].value() in self.expected:
            changed.discard(self.named_by)
        return bool(changed)


class NoticeForm(ExpectedRowForm):
    """A notice."""

    named_by = "recipient"
    expected = CaseNotice.STATUTORY

    def clean_evidence(self) -> SiteDocument | None:
        """What readers can open is no evidence, and evidence isn't for readers."""
        evidence: SiteDocument | None = self.cleaned_data["evidence"]
        if evidence and is_shown_to_readers(evidence):
            raise ValidationError(SHOWN_TO_READERS)
        return evidence

    needed = ("sent_on",)


class SignOffForm(ExpectedRowForm):
    """A sign-off."""

    named_by = "kind"
    expected = CaseSignOff.REQUIRED
    needed = ("given_on", "given_by")


class ExpectedRows(BaseChildFormSet):
    """The rows that were stored, and one for each that has to come."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not self.is_bound:
            self.initial_extra = [{self.form.named_by: name} for name in self._missing()]
            self.extra = len(self.initial_extra)

    def _missing(self) -> list[str]:
        stored = {getattr(row, self.form.named_by) for row in self.get_queryset()}
        return [name for name in self.form.expected if name not in stored]


class ExpectedRowsPanel(InlinePanel):
    """Wagtail's panel of rows; `row_form` says which stand there from the start."""

    def __init__(self, *args: Any, row_form: type[ExpectedRowForm], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.row_form = row_form

    def clone_kwargs(self) -> dict[str, Any]:
        """Wagtail copies panels before it uses them."""
        return {**super().clone_kwargs(), "row_form": self.row_form}

    def get_form_options(self) -> dict[str, Any]:
        """The same, with our rows."""
        options: dict[str, Any] = super().get_form_options()
        ours = {"form": self.row_form, "formset": ExpectedRows}
        options["formsets"][self.relation_name].update(ours)
        return options
