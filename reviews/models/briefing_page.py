"""The learning of a review or a topic, in seven minutes."""

from django.db import models
from django.utils.functional import cached_property
from wagtail.admin.panels import FieldPanel, PageChooserPanel
from wagtail.fields import StreamField
from wagtail.search import index

from publications.cards import public_cards_of
from publications.kinds import BRIEFING_KINDS
from publications.models import ListingPage, PublicationPage
from publications.open_data import COMMON_FIELDS
from publications.plain_text import stream_text
from reviews.blocks import BriefingSectionsBlock, seven_sections
from reviews.open_data import BRIEFING_FIELDS
from reviews.printing import ACTION_PLAN_FILE, BRIEFING_FILE

from .review_page import ReviewPage


class BriefingIndexPage(ListingPage):
    """The list of briefings."""

    page_description = "The list of all seven-minute briefings. There is one."
    one_of_them = "briefing"
    many_of_them = "briefings"
    subpage_types = ["reviews.BriefingPage"]

    class Meta:
        verbose_name = "briefing list"


class BriefingPage(PublicationPage):
    """Seven short sections for a team meeting."""

    page_description = "Seven short sections that a team can read and talk about in seven minutes."
    parent_page_types = ["reviews.BriefingIndexPage"]
    subpage_types: list[str] = []
    kinds = BRIEFING_KINDS
    open_data_name = "briefings"
    open_data_title = "7-minute briefings"
    open_data_fields = [*COMMON_FIELDS, *BRIEFING_FIELDS]
    printed_files = [BRIEFING_FILE, ACTION_PLAN_FILE]

    review = models.ForeignKey(
        "reviews.ReviewPage",
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="briefings",
        help_text="The review it is about. Leave empty for a briefing on a topic.",
    )
    sections = StreamField(
        BriefingSectionsBlock(),
        default=seven_sections,
        help_text="Seven sections, each about a minute. The titles are yours to change.",
    )

    edit_handler = PublicationPage.tabs(
        content=[
            PageChooserPanel("review", "reviews.ReviewPage"),
            FieldPanel("sections"),
            FieldPanel("body"),
        ]
    )
    search_fields = [*PublicationPage.search_fields, index.SearchField("sections")]

    class Meta:
        verbose_name = "7-minute briefing"

    @classmethod
    def open_data_related(cls) -> list[str | models.Prefetch]:
        """The review, if it is public now."""
        public = models.Prefetch("review", ReviewPage.objects.public_now())
        return [*super().open_data_related(), public]

    @cached_property
    def public_review(self) -> ReviewPage | None:
        """The review it is about, if readers may see it now."""
        return next(iter(public_cards_of([self.review_id])), None)

    @cached_property
    def review_in_print(self) -> tuple[str, str]:
        """Title and content note of that review; without all that a card shows of it."""
        reviews = ReviewPage.objects.public_now().filter(pk=self.review_id)
        found = reviews.values_list("title", "content_note") if self.review_id else ()
        return next(iter(found), ("", ""))

    @property
    def shown_content_note(self) -> str:
        """Its own note, or that of the review it is about: both tell of the same child."""
        if self.content_note or not self.public_review:
            return self.content_note
        return self.public_review.content_note

    def search_names(self) -> list[str]:
        """The review's pseudonyms too, last: who knows one looks for the review first."""
        names = self.review.pseudonym_list if self.review else []
        return [*super().search_names(), *names]

    def search_body(self) -> list[str]:
        """The seven sections, then the body."""
        return [*stream_text(self, "sections"), *super().search_body()]
