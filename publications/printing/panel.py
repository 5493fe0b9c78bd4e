"""The place in a page's form that says how the page prints.

It is filled when the form is there, and again when typing pauses (static/js/editor-printing.js):
laying out every PDF would keep the form waiting.
"""

from typing import Any

from wagtail.admin.panels import Panel


class PrintingPanel(Panel):
    """Something to read, nothing to fill in."""

    def __init__(self, heading: str = "On paper", **kwargs: Any) -> None:
        super().__init__(heading=heading, **kwargs)

    class BoundPanel(Panel.BoundPanel):
        """For one page."""

        template_name = "publications/admin/printing_panel.html"

        def is_shown(self) -> bool:
            """Only where the page type has something to print."""
            return bool(self.instance.printed_files) and super().is_shown()
