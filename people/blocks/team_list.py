"""The people of one body."""

from django.db import models
from wagtail import blocks
from wagtail.snippets.blocks import SnippetChooserBlock

from people.models import TeamMember


class TeamListValue(blocks.StructValue):
    """Whom the list shows, asked for when the page is shown."""

    @property
    def is_of_the_past(self) -> bool:
        """Whether the list shows former staff."""
        return self.get("show") == "former"

    @property
    def members(self) -> models.QuerySet[TeamMember]:
        """Current or former members of the body, in order."""
        members = (
            TeamMember.objects.filter(body=self["body"])
            .select_related("body", "photo")
            .prefetch_related("photo__renditions")
        )
        chosen = members.former() if self.is_of_the_past else members.current()
        return chosen.order_by("sort_order", "name")


class TeamListBlock(blocks.StructBlock):
    """Everybody of one body; a staff change is one edit of a team member."""

    title = blocks.CharBlock(max_length=100, required=False, label="Title")
    body = SnippetChooserBlock("people.PublishingBody", label="Whose team")
    show = blocks.ChoiceBlock(
        choices=[("current", "The team of today"), ("former", "The team of the past")],
        default="current",
        label="Show",
        help_text="The team of the past can stand only on a page kept as history.",
    )

    class Meta:
        icon = "group"
        label = "Team list"
        template = "people/blocks/team_list_block.html"
        value_class = TeamListValue
        description = "Names, roles and contacts from Team members. Change them there."
