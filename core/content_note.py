"""A word before what is hard to read, with a choice of what to read."""

from typing import TYPE_CHECKING

from django.db import models
from wagtail.admin.panels import FieldPanel

if TYPE_CHECKING:
    # Only pages mix it in; for Django it is an abstract model of its own.
    from wagtail.models import Page as Base
else:
    Base = models.Model


class ContentNoteMixin(Base):
    """A page that may say what a reader will meet on it; abstract.

    The note stands before everything but the title. A template shows it with
    core/components/content_note.html.
    """

    content_note = models.TextField(
        max_length=300,
        blank=True,
        help_text="For a page about death, abuse or neglect: what the reader will meet on it and "
        "in its documents. It is shown before anything else, with a choice of what to read.",
    )

    content_note_panels = [FieldPanel("content_note")]

    class Meta:
        abstract = True

    @property
    def shown_content_note(self) -> str:
        """The note that readers see; a page type may take another's where it has none."""
        return self.content_note
