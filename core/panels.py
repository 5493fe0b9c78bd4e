"""The tabs of the editor's forms, the same for every page type."""

from collections.abc import Sequence

from wagtail.admin.panels import FieldPanel, MultiFieldPanel, ObjectList, Panel, TabbedInterface
from wagtail.models import Page

ADDRESS_PANELS = [
    FieldPanel(
        "slug",
        heading="Address",
        help_text="The last part of the page's address: small letters, figures and hyphens, never "
        "a child's name. Leave it empty to make it from the title. If you change it later, the old "
        "address leads here by itself.",
    ),
    FieldPanel(
        "show_in_menus",
        heading="Show in the menu",
        help_text="Only pages right below the home page stand in the menu.",
    ),
    MultiFieldPanel(
        [
            FieldPanel(
                "seo_title",
                heading="Other title",
                help_text="Leave empty to use the page's title.",
            ),
            FieldPanel(
                "search_description",
                heading="Other summary",
                help_text="Leave empty to use the page's summary.",
            ),
        ],
        heading="What search engines show",
        classname="collapsed",
    ),
]


def page_tabs(content: Sequence[Panel], *tabs: ObjectList) -> TabbedInterface:
    """The tab of the words first, then the page type's own, then its address."""
    return TabbedInterface(
        [
            ObjectList(content, heading="Words"),
            *tabs,
            ObjectList(ADDRESS_PANELS, heading="Address"),
            # Shown at the side of the form, not as a tab: when to publish, and comments.
            ObjectList(Page.settings_panels, heading="Settings"),
        ]
    )
