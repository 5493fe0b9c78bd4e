"""The people of one body."""

from typing import Any

from django.db import models
from wagtail import blocks
from wagtail.snippets.blocks import SnippetChooserBlock

from core.blocks.preview import ChosenPreviewMixin
from core.blocks.words import ReadersWordsMixin
from people.models import TeamMember


class TeamListValue(blocks.StructValue):
    """Whom the list shows, asked for when the page is shown."""

    @property
    def is_of_the_past(self) -> bool:
        """Whether the list shows former staff."""
        return self.get("show") == "former"

    @property
    def members(self) -> models.QuerySet[TeamMember]:
        """Former members of the body, or today's of it or of who took over from it, in order."""
        body = self["body"]
        if body and not self.is_of_the_past:
            body = body.today
        members = (
            TeamMember.objects.filter(body=body)
            .select_related("body", "photo")
            .prefetch_related("photo__renditions")
        )
        chosen = members.former() if self.is_of_the_past else members.current()
        return chosen.order_by("sort_order", "name")


class TeamListBlock(ReadersWordsMixin, ChosenPreviewMixin, blocks.StructBlock):
    """Everybody of one body; a staff change is one edit of a team member."""

    title = blocks.CharBlock(max_length=100, required=False, label="Title")
    body = SnippetChooserBlock("people.PublishingBody", label="Whose team")
    show = blocks.ChoiceBlock(
        choices=[("current", "The team of today"), ("former", "The team of the past")],
        default="current",
        label="Show",
        help_text="The team of the past can stand only on a page kept as history.",
    )

    preview_needs = "a team member"

    class Meta:
        icon = "group"
        label = "Team list"
        template = "people/blocks/team_list_block.html"
        value_class = TeamListValue
        description = "Names, roles and contacts from Team members. Change them there."

    def preview_example(self) -> dict[str, Any] | None:
        """The team of the first person of today."""
        member = TeamMember.objects.current().select_related("body").first()
        return {"title": "Our team", "body": member.body, "show": "current"} if member else None

    def get_searchable_content(self, value: TeamListValue) -> list[str]:
        """The title, and what the list shows of everybody."""
        people = [member.searchable_text for member in value.members]
        return [*super().get_searchable_content(value), *people]
