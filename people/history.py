"""Former staff and contacts stand only on pages that are marked as history."""

from typing import Any

from django.core.exceptions import ValidationError
from wagtail.blocks import StreamValue


def shows_former_people(body: StreamValue) -> bool:
    """Whether any block of a page's body shows a team of the past or a contact out of use."""
    return any(_is_former(child.block_type, child.value) for child in body)


def _is_former(block_type: str, value: Any) -> bool:
    if block_type == "team_list":
        return value.is_of_the_past
    contact = value.get("contact") if block_type == "contact_card" else None
    return contact is not None and contact.is_former


def refuse_former_people(body: StreamValue, field: str, message: str) -> None:
    """Raise ValidationError on `field` when the body shows anybody of the past."""
    if shows_former_people(body):
        raise ValidationError({field: message})
