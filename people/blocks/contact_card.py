"""How to reach a team."""

from collections import defaultdict
from typing import Any

from wagtail import blocks
from wagtail.snippets.blocks import SnippetChooserBlock

from core.blocks.preview import ChosenPreviewMixin
from core.changes import Remembered
from people.models import Contact, ContactPerson


def _number(phone: str) -> str:
    return f". Phone number: {phone}" if phone else ""


def _find_people() -> dict[int, list[ContactPerson]]:
    people: dict[int, list[ContactPerson]] = defaultdict(list)
    for person in ContactPerson.objects.order_by("sort_order", "pk"):
        people[person.contact_id].append(person)
    return dict(people)


people_of_contacts = Remembered(_find_people)


class ContactCardValue(blocks.StructValue):
    """One contact as it is today."""

    @property
    def is_of_the_past(self) -> bool:
        """Whether the contact is no longer in use."""
        return bool(self.get("contact") and self["contact"].is_former)

    @property
    def people(self) -> list[ContactPerson]:
        """Whom to ask for, in order; a page with many cards asks once for all of them."""
        contact = self.get("contact")
        return people_of_contacts().get(contact.pk, []) if contact else []

    @property
    def searchable_content(self) -> list[str]:
        """Names, roles, numbers and addresses; nothing when the contact is gone."""
        contact = self.get("contact")
        if not contact:
            return []
        people = [f"{person.name}, {person.role}{_number(person.phone)}" for person in self.people]
        email = "" if contact.is_former else contact.email
        email = f"E-mail: {email}" if email else ""
        ways = [contact.address, email, contact.website_text]
        name = f"{contact.name}{_number(contact.phone)}"
        return [name, *people, *filter(None, ways), contact.note]


class ContactCardBlock(ChosenPreviewMixin, blocks.StructBlock):
    """The card of one contact, always as the snippet has it today."""

    contact = SnippetChooserBlock("people.Contact", label="Contact")

    preview_needs = "a contact"

    class Meta:
        icon = "mail"
        label = "Contact card"
        value_class = ContactCardValue
        template = "people/blocks/contact_card_block.html"
        description = "Address, people and numbers of a team, from Contacts. Change them there."

    def preview_example(self) -> dict[str, Any] | None:
        """The first contact that is in use."""
        contact = Contact.objects.public().first()
        return {"contact": contact} if contact else None

    def get_searchable_content(self, value: ContactCardValue) -> list[str]:
        """What the card shows in words."""
        return value.searchable_content
