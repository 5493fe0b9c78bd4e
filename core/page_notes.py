"""What stands above a page's form; apps that know more of a page than its type put it there.

`@register_page_note` on a function from a page and its reader's request to HTML, or nothing.
"""

from collections.abc import Callable
from typing import Any, TypeVar

from django.http import HttpRequest
from django.utils.html import format_html_join
from django.utils.safestring import SafeString
from wagtail.admin.panels import Panel
from wagtail.models import Page

PageNote = Callable[[Page, HttpRequest], str]
Note = TypeVar("Note", bound=PageNote)

_notes: list[PageNote] = []


def register_page_note(note: Note) -> Note:
    """Add one; it is asked for each page's form, so it should be quick."""
    if note not in _notes:
        _notes.append(note)
    return note


class PageNotesPanel(Panel):
    """Something to read, nothing to fill in."""

    class BoundPanel(Panel.BoundPanel):
        """For one page."""

        def is_shown(self) -> bool:
            """Nothing of a page that was never saved."""
            return bool(self.instance.pk) and bool(super().is_shown())

        def show_panel_furniture(self) -> bool:
            """No heading of its own."""
            return False

        def render_html(self, parent_context: Any = None) -> SafeString:
            """One after the other."""
            notes = (note(self.instance, self.request) for note in _notes)
            return format_html_join("", "{}", ((note,) for note in notes if note))
