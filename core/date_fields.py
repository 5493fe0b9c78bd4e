"""What every date that an editor types is answered with when it can't be read."""

from django.db import models
from wagtail.admin import widgets
from wagtail.admin.forms.models import register_form_field_override

NOT_A_DATE = "Enter a valid date, for example 4 December 2022 or 04/12/2022."
NOT_A_MOMENT = "Enter a valid date and time, for example 04/12/2022 09:00."


def give_examples() -> None:
    """From now on, in every form that the editor makes of a model."""
    register_form_field_override(
        models.DateField,
        override={"widget": widgets.AdminDateInput, "error_messages": {"invalid": NOT_A_DATE}},
    )
    register_form_field_override(
        models.DateTimeField,
        override={
            "widget": widgets.AdminDateTimeInput,
            "error_messages": {"invalid": NOT_A_MOMENT},
        },
    )
