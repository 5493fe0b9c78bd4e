"""Making a link."""

from datetime import datetime, timedelta

from django import forms
from django.utils import timezone

from desk.models import PreviewLink

DAYS = {1: "1 day", 3: "3 days", 7: "1 week", 14: "2 weeks", 28: "4 weeks"}


class PreviewLinkForm(forms.ModelForm):
    """For whom, and for how long."""

    days = forms.TypedChoiceField(
        label="It works for", choices=list(DAYS.items()), coerce=int, initial=7
    )

    class Meta:
        model = PreviewLink
        fields = ["label"]

    @property
    def expires_at(self) -> datetime:
        """When the link that is asked for stops."""
        return timezone.now() + timedelta(days=self.cleaned_data["days"])
