"""What is asked about a release."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.utils import timezone
from wagtail.admin.widgets import AdminDateInput, AdminTimeInput
from wagtail.models import Page

from core.date_fields import NOT_A_DATE
from core.moments import LONDON, london_moment, moment_in_words
from desk.models import Release


class PagesField(forms.ModelMultipleChoiceField):
    """Drafts to tick."""

    widget = forms.CheckboxSelectMultiple
    default_error_messages = {
        "required": "Tick at least one page.",
        "invalid_choice": "One of these pages has been published or deleted since, or belongs to "
        "another release. Look at the list again.",
    }

    def label_from_instance(self, page: Page) -> str:
        """Its title as the draft has it."""
        return page.get_admin_display_title()


class NewReleaseForm(forms.ModelForm):
    """A name and the first pages."""

    pages = PagesField(queryset=Page.objects.none())

    class Meta:
        model = Release
        fields = ["title"]
        error_messages = {"title": {"required": "Give the release a name."}}

    def __init__(self, *args: Any, candidates: QuerySet[Page], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        pages = self.fields["pages"]
        assert isinstance(pages, PagesField)
        pages.queryset = candidates


class AddPagesForm(forms.Form):
    """More pages."""

    pages = PagesField(queryset=Page.objects.none())

    def __init__(self, *args: Any, candidates: QuerySet[Page], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        pages = self.fields["pages"]
        assert isinstance(pages, PagesField)
        pages.queryset = candidates


class HourForm(forms.Form):
    """When it goes out, by London's clocks."""

    day = forms.DateField(
        widget=AdminDateInput,
        error_messages={"required": "Give the day, for example 04/12/2026.", "invalid": NOT_A_DATE},
    )
    hour = forms.TimeField(
        label="Time",
        widget=AdminTimeInput,
        error_messages={
            "required": "Give the time, for example 09:00.",
            "invalid": "Enter a valid time, for example 09:00.",
        },
    )

    def clean(self) -> dict[str, Any]:
        """Put both together as `moment`; refuse the past, and hours that clocks skip or repeat."""
        values: dict[str, Any] = super().clean() or {}
        day, hour = values.get("day"), values.get("hour")
        if day is None or hour is None:
            return values
        try:
            moment = london_moment(day, hour)
        except ValidationError as refusal:
            self.add_error("hour", refusal)
            return values
        now = timezone.now()
        if moment <= now:
            field = "day" if day < now.astimezone(LONDON).date() else "hour"
            said = f"{moment_in_words(moment)} has passed. Choose a later time, or “Release now”."
            self.add_error(field, said)
        return {**values, "moment": moment}
