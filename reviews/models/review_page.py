"""A review of how children were harmed and what was learned."""

from django.db import models
from django.utils.functional import cached_property
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel, MultiFieldPanel
from wagtail.fields import RichTextField
from wagtail.models import Orderable
from wagtail.search import index

from publications.kinds import REVIEW_KINDS
from publications.models import ListingPage, PublicationPage
from publications.open_data import COMMON_FIELDS
from publications.plain_text import rich_text_words
from reviews.open_data import REVIEW_FIELDS

PROSE_FEATURES = ["bold", "italic", "ol", "ul", "link"]


class ReviewIndexPage(ListingPage):
    """The library of reviews."""

    page_description = "The list of all reviews. There is one."
    one_of_them = "review"
    many_of_them = "reviews"
    subpage_types = ["reviews.ReviewPage"]

    class Meta:
        verbose_name = "review library"


class ReviewPage(PublicationPage):
    """One review: a child safeguarding practice review, or what was done before those existed."""

    page_description = "A review of what happened to a child and what was learned."
    parent_page_types = ["reviews.ReviewIndexPage"]
    subpage_types: list[str] = []
    kinds = REVIEW_KINDS
    open_data_name = "reviews"
    open_data_title = "Reviews"
    open_data_fields = [*COMMON_FIELDS, *REVIEW_FIELDS]

    content_note = models.TextField(
        max_length=300,
        blank=True,
        help_text="Shown before anything distressing: what the reader will meet on this page and "
        "in its documents.",
    )
    outcome = models.CharField(
        max_length=200,
        blank=True,
        help_text="In a few words, only as far as the published report says it.",
    )
    incident_period = models.CharField(
        "when it happened",
        max_length=60,
        blank=True,
        help_text="Years only, for example 2019 to 2020. An exact date can identify a child.",
    )
    lead_reviewer = models.CharField(max_length=120, blank=True, help_text="As in the report.")
    what_happened = RichTextField(blank=True, features=PROSE_FEATURES)
    what_was_learned = RichTextField(blank=True, features=PROSE_FEATURES)

    edit_handler = PublicationPage.tabs(
        content=[
            MultiFieldPanel(
                [
                    InlinePanel(
                        "pseudonyms",
                        label="Pseudonym",
                        help_text="The names used in the report instead of the children's own.",
                    )
                ],
                heading="Children, by pseudonym",
            ),
            FieldPanel("content_note"),
            FieldPanel(
                "what_happened",
                help_text="In plain words, and no more than the published report says.",
            ),
            FieldPanel("what_was_learned", help_text="For somebody who won't open the report."),
            InlinePanel(
                "recommendations",
                label="Recommendation",
                heading="Recommendations",
                help_text="What the review asked for, in its order.",
            ),
            FieldPanel("body"),
        ],
        details=[
            FieldRowPanel([FieldPanel("incident_period"), FieldPanel("outcome")]),
            FieldPanel("lead_reviewer"),
        ],
    )
    search_fields = [
        *PublicationPage.search_fields,
        index.RelatedFields("pseudonyms", [index.SearchField("name", boost=5)]),
        index.SearchField("what_happened"),
        index.SearchField("what_was_learned"),
    ]

    class Meta:
        verbose_name = "review"

    @property
    def pseudonym_list(self) -> list[str]:
        """The children's pseudonyms, in order."""
        return [row.name for row in self.pseudonyms.all()]

    @property
    def numbered_recommendations(self) -> list["Recommendation"]:
        """The recommendations in order, each with its `number` from 1."""
        rows = list(self.recommendations.all())
        for number, row in enumerate(rows, start=1):
            row.number = number
        return rows

    @classmethod
    def open_data_related(cls) -> list[str | models.Prefetch]:
        """Children by pseudonym, recommendations, and the briefings that are public now."""
        briefing = cls._meta.get_field("briefings").related_model
        public = models.Prefetch("briefings", briefing.objects.public_now().newest_first())
        return [*super().open_data_related(), "pseudonyms", "recommendations", public]

    @cached_property
    def public_briefings(self) -> list[PublicationPage]:
        """The briefings made from this review that readers may see now."""
        if not self.pk:
            return []
        return list(self.briefings.listed().newest_first())

    def search_names(self) -> list[str]:
        """Pseudonyms first: a reader who knows one finds its review."""
        return [*self.pseudonym_list, *super().search_names()]

    def search_body(self) -> list[str]:
        """The prose, the recommendations and the body."""
        return [
            rich_text_words(self.what_happened),
            rich_text_words(self.what_was_learned),
            *(row.searchable_text for row in self.recommendations.all()),
            *super().search_body(),
        ]


class ReviewPseudonym(Orderable):
    """The name a report uses for a child, never the child's own."""

    page = ParentalKey("reviews.ReviewPage", on_delete=models.CASCADE, related_name="pseudonyms")
    name = models.CharField("pseudonym", max_length=60)

    panels = [FieldPanel("name")]

    def __str__(self) -> str:
        return self.name


class Recommendation(Orderable):
    """What a review asked for, who answers for it, and what changed."""

    class Status(models.TextChoices):
        """How far it has come."""

        NOT_REPORTED = "not-reported", "Not yet reported"
        IN_PROGRESS = "in-progress", "In progress"
        DONE = "done", "Done"
        NOT_ACCEPTED = "not-accepted", "Not accepted"

    page = ParentalKey(
        "reviews.ReviewPage", on_delete=models.CASCADE, related_name="recommendations"
    )
    text = models.TextField("recommendation")
    owner = models.CharField(
        max_length=150, blank=True, help_text="The organisation, not a person."
    )
    status = models.CharField(max_length=20, choices=Status, default=Status.NOT_REPORTED)
    status_on = models.DateField("as of", null=True, blank=True)
    what_changed = models.TextField(blank=True)

    number: int = 0

    panels = [
        FieldPanel("text"),
        FieldPanel("owner"),
        FieldRowPanel([FieldPanel("status"), FieldPanel("status_on")]),
        FieldPanel("what_changed", help_text="What is different now, in a sentence or two."),
    ]

    def __str__(self) -> str:
        return self.text[:80]

    @property
    def searchable_text(self) -> str:
        """The recommendation and what became of it."""
        return f"{self.text} {self.what_changed}".strip()
