"""Pages that explain: about us, what to do, how the site works."""

from typing import Any

from django.db import models
from django.db.models import Q
from django.http import HttpRequest
from wagtail.admin.panels import FieldPanel
from wagtail.fields import StreamField
from wagtail.models import Page

from core.changes import RememberedFor
from core.content_note import ContentNoteMixin
from core.panels import page_tabs
from core.succession import SuccessionMixin, remember_successors
from core.visibility import next_expiry
from library.pages import GuardedPage
from people.history import refuse_former_people
from publications.blocks import BodyBlock
from publications.plain_text import stream_text


def _find_subpages(path: str) -> list["InformationPage"]:
    right_below = Q(path__startswith=path, depth=len(path) // Page.steplen + 1)
    pages = InformationPage.objects.filter(right_below).public_now().order_by("path")
    found = list(pages.defer_streamfields())
    remember_successors(found)
    return found


# By the path of the page above them; shared by all answers.
subpages_of = RememberedFor(_find_subpages, until=next_expiry)


class InformationPage(SuccessionMixin, ContentNoteMixin, GuardedPage):
    """A page of words, with pages below it if need be."""

    page_description = "A page that explains something: about us, what to do, how the site works."
    parent_page_types = ["home.HomePage", "home.InformationPage"]
    subpage_types = ["home.InformationPage"]

    summary = models.TextField(
        max_length=400,
        help_text="What the page is about, in one or two plain sentences.",
    )
    body = StreamField(BodyBlock(), blank=True)
    shows_subpages = models.BooleanField(
        "list the pages below",
        default=True,
        help_text="Shows the pages below this one as cards, after its own words.",
    )
    next_review_on = models.DateField(
        "check this page again on",
        null=True,
        blank=True,
        help_text="Not shown to readers. The day somebody should see whether it is still right.",
    )

    edit_handler = page_tabs(
        [
            *GuardedPage.content_panels,
            FieldPanel("summary"),
            *ContentNoteMixin.content_note_panels,
            FieldPanel("body"),
            FieldPanel("shows_subpages"),
            *SuccessionMixin.succession_panels,
            FieldPanel("next_review_on"),
        ]
    )

    class Meta:
        verbose_name = "information page"

    def clean(self) -> None:
        """Former staff stand only on pages kept as history."""
        super().clean()
        if not self.is_history:
            refuse_former_people(
                self.body,
                "is_history",
                "This page shows people of the past. Tick this to say so to readers.",
            )

    def search_summary(self) -> str:
        """The summary."""
        return self.summary

    def search_body(self) -> list[str]:
        """The body's blocks."""
        return stream_text(self, "body")

    @property
    def public_subpages(self) -> list["InformationPage"]:
        """The pages right below, as far as the public may read them now; without their bodies."""
        return subpages_of(self.path) if self.pk else []

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """The cards of the pages below, if the editor wants them."""
        return {
            **super().get_context(request, *args, **kwargs),
            "subpages": self.public_subpages if self.shows_subpages else [],
        }
