"""The concern line, wherever a page needs it."""

from django.apps import apps
from wagtail import blocks
from wagtail.models import Site


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

    def get_searchable_content(self, value: None) -> list[str]:
        """What the line says: people search for "out of hours", and for a number."""
        site = Site.objects.filter(is_default_site=True).first()
        # By name: the settings' own module needs the blocks.
        return apps.get_model("core", "SiteSettings").for_site(site).concern_words if site else []
