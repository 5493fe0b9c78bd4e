"""How to reach a team."""

from wagtail import blocks
from wagtail.snippets.blocks import SnippetChooserBlock


class ContactCardBlock(blocks.StructBlock):
    """The card of one contact, always as the snippet has it today."""

    contact = SnippetChooserBlock("people.Contact", label="Contact")

    class Meta:
        icon = "mail"
        label = "Contact card"
        template = "people/blocks/contact_card_block.html"
        description = (
            "Address, people and numbers of a team, from Contacts. Change them there."
        )
