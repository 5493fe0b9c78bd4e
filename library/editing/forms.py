"""The forms of decisions."""

from typing import Any

from django import forms

from library.models import Finding


class ReasonForm(forms.Form):
    """Why something is decided."""

    reason = forms.CharField(
        label="Why?",
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="One or two sentences. They are kept with the file, for editors only.",
        error_messages={"required": "Write down the reason."},
    )


class AcceptForm(ReasonForm):
    """Which places of a finding are accepted, and why."""

    places = forms.ModelMultipleChoiceField(
        queryset=Finding.objects.none(),
        error_messages={
            "required": "Look at each place and tick those that you accept.",
            "invalid_choice": "The file was checked again in the meantime. Look at each place.",
        },
    )

    field_order = ("places", "reason")

    def __init__(self, findings: list[Finding], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        keys = [finding.pk for finding in findings]
        places: Any = self.fields["places"]
        places.queryset = Finding.objects.filter(pk__in=keys)
