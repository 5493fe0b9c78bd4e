"""Detail that opens when a reader wants it."""

from wagtail import blocks

from .text import TEXT_FEATURES


class AccordionItemBlock(blocks.StructBlock):
    """One section that opens."""

    title = blocks.CharBlock(max_length=120, label="Title")
    text = blocks.RichTextBlock(features=TEXT_FEATURES, label="Text")

    class Meta:
        icon = "arrow-down"
        label = "Section"


class AccordionBlock(blocks.StructBlock):
    """Sections that open one by one, without JavaScript."""

    items = blocks.ListBlock(AccordionItemBlock(), min_num=1, label="Sections")

    class Meta:
        icon = "list-ul"
        label = "Accordion"
        template = "core/blocks/accordion_block.html"
        description = "Sections that open when pressed. What everybody must read doesn't go here."
        preview_value = {
            "items": [{"title": "Who is in the group?", "text": "<p>The three partners.</p>"}]
        }
