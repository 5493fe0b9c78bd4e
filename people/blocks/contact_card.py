"""How to reach a team."""

from typing import Any

from wagtail import blocks
from wagtail.snippets.blocks import SnippetChooserBlock

from core.blocks.preview import ChosenPreviewMixin
from people.models import Contact


class ContactCardBlock(ChosenPreviewMixin, blocks.StructBlock):
    """The card of one contact, always as the snippet has it today."""

    contact = SnippetChooserBlock("people.Contact", label="Contact")

    preview_needs = "a contact"

    class Meta:
        icon = "mail"
        label = "Contact card"
        template = "people/blocks/contact_card_block.html"
        description = "Address, people and numbers of a team, from Contacts. Change them there."

    def preview_example(self) -> dict[str, Any] | None:
        """The first contact that is in use."""
        contact = Contact.objects.public().first()
        return {"contact": contact} if contact else None
