"""The form of a publishing body."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.timezone import localdate
from wagtail.admin.forms import WagtailAdminModelForm

from people.models import PublishingBody
from people.succession import take_over


class PublishingBodyForm(WagtailAdminModelForm):
    """A new body may take over from another: then nothing else has to be changed by hand."""

    takes_over_from = forms.ModelChoiceField(
        PublishingBody.objects.none(),
        required=False,
        label="Takes over from",
        help_text="Choose the partnership’s old name here when it gets a new one. The team, the "
        "contacts and the name at the top of every page move to the new one; what was published "
        "before keeps the old name, and says what it is called now.",
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.instance.pk:
            del self.fields["takes_over_from"]
        else:
            field = self.fields["takes_over_from"]
            field.queryset = PublishingBody.objects.current().filter(succeeded_by=None)

    def clean(self) -> dict[str, Any]:
        """Nobody takes over before there is anybody to do so."""
        cleaned = super().clean()
        begins = cleaned.get("from_year")
        if cleaned.get("takes_over_from") and begins and begins > localdate().year:
            message = (
                "It takes over at once, so this can’t be a year to come. Add it when it begins."
            )
            raise ValidationError({"from_year": message})
        return cleaned

    def save(self, commit: bool = True) -> PublishingBody:
        """Save, and move what belongs to it now."""
        old = self.cleaned_data.get("takes_over_from")
        with transaction.atomic():
            body: PublishingBody = super().save(commit=commit)
            if old and commit:
                take_over(body, old)
        return body
