"""Dates in order, as a timeline."""

from wagtail import blocks

from core.pdf import Node, Paper, nodes


class KeyDateBlock(blocks.StructBlock):
    """One date and what happened."""

    when = blocks.CharBlock(
        max_length=60,
        label="When",
        help_text="For example: April 2011. As exact as is known.",
    )
    what = blocks.TextBlock(rows=2, label="What happened")

    class Meta:
        icon = "date"
        label = "Date"


class KeyDatesBlock(blocks.StructBlock):
    """A short timeline."""

    title = blocks.CharBlock(max_length=100, required=False, label="Title", default="Key dates")
    dates = blocks.ListBlock(KeyDateBlock(), min_num=1, label="Dates")

    class Meta:
        icon = "calendar-alt"
        label = "Key dates"
        template = "core/blocks/key_dates_block.html"
        description = "A timeline: what happened when, earliest first."
        preview_value = {
            "title": "Key dates",
            "dates": [
                {"when": "2017", "what": "The law changed."},
                {"when": "2019", "what": "The partnership replaced the board."},
            ],
        }

    def print_nodes(self, value: blocks.StructValue, paper: Paper) -> list[Node]:
        """The timeline, as dates and what belongs to each."""
        return [nodes.facts([(row["when"], row["what"]) for row in value["dates"]], value["title"])]
