"""What people came to do: the tasks of the front page."""

from wagtail import blocks

from core.blocks.links import PageLinkValue


class TaskBlock(blocks.StructBlock):
    """One thing a reader came to do, and the page where it is done."""

    title = blocks.CharBlock(
        max_length=60, label="Task", help_text="For example: Find a leaflet"
    )
    text = blocks.CharBlock(max_length=160, label="One line about it")
    page = blocks.PageChooserBlock(label="Page")

    class Meta:
        icon = "arrow-right"
        label = "Task"
        template = "home/blocks/task_block.html"
        value_class = PageLinkValue
        description = "A large link to what people came to do."
