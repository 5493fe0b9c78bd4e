"""What every date that an editor types is answered with when it can't be read."""

from datetime import datetime
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db import models
from wagtail.admin import widgets
from wagtail.admin.forms.models import register_form_field_override

from core.moments import london_moment

NOT_A_DATE = "Enter a valid date, for example 4 December 2022 or 04/12/2022."
NOT_A_MOMENT = "Enter a valid date and time, for example 04/12/2022 09:00."


class MomentField(forms.DateTimeField):
    """A moment by London's clocks; an hour that they skip or repeat is refused in plain words."""

    def to_python(self, value: Any) -> datetime | None:
        """Raises ValidationError, for the hours of a clock change with what to choose instead."""
        try:
            return super().to_python(value)
        except ValidationError as error:
            if error.code == "ambiguous_timezone" and error.params:
                shown = error.params["datetime"]
                return london_moment(shown.date(), shown.time())
            raise


def give_examples() -> None:
    """From now on, in every form that the editor makes of a model."""
    register_form_field_override(
        models.DateField,
        override={"widget": widgets.AdminDateInput, "error_messages": {"invalid": NOT_A_DATE}},
    )
    register_form_field_override(
        models.DateTimeField,
        override={
            "form_class": MomentField,
            "widget": widgets.AdminDateTimeInput,
            "error_messages": {"invalid": NOT_A_MOMENT},
        },
    )
