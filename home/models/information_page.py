"""Pages that explain: about us, what to do, how the site works."""

from django.core.exceptions import ValidationError
from django.db import models
from wagtail.admin.panels import FieldPanel
from wagtail.fields import StreamField

from core.succession import SuccessionMixin
from library.pages import GuardedPage
from publications.blocks import BodyBlock
from publications.plain_text import stream_text


class InformationPage(SuccessionMixin, GuardedPage):
    """A page of words, with pages below it if need be."""

    page_description = (
        "A page that explains something: about us, what to do, how the site works."
    )
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

    content_panels = [
        *GuardedPage.content_panels,
        FieldPanel("summary"),
        FieldPanel("body"),
        FieldPanel("shows_subpages"),
        *SuccessionMixin.succession_panels,
        FieldPanel("next_review_on"),
    ]

    class Meta:
        verbose_name = "information page"

    def clean(self) -> None:
        """Former staff stand only on pages kept as history."""
        super().clean()
        if not self.is_history and any(
            block.block_type == "team_list" and block.value.is_of_the_past
            for block in self.body
        ):
            raise ValidationError(
                {
                    "is_history": "This page shows the team of the past. Tick this to say so."
                }
            )

    def search_summary(self) -> str:
        """The summary."""
        return self.summary

    def search_body(self) -> list[str]:
        """The body's blocks."""
        return stream_text(self, "body")
