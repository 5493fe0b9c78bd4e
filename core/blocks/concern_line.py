"""The concern line, wherever a page needs it."""

from wagtail import blocks


class ConcernLineBlock(blocks.StaticBlock):
    """The numbers to call about a child, always as the site settings have them."""

    class Meta:
        icon = "warning"
        label = "Concern line"
        admin_text = "Shows the phone numbers from Settings, so that they are right everywhere."
        template = "core/blocks/concern_line_block.html"
        # A static block has no value; this says that there is a preview.
        preview_value = ""
        description = "The numbers to call when somebody is worried about a child."
