"""A review of how children were harmed and what was learned."""

from collections import Counter

from django.db import models
from django.utils.functional import cached_property
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel, MultiFieldPanel
from wagtail.fields import RichTextField
from wagtail.models import Orderable
from wagtail.search import index

from core.changes import Remembered
from library.page_permissions import GuardedPermissionsMixin
from publications.cards import NEWEST_FIRST, cards_of, in_order
from publications.kinds import REVIEW_KINDS
from publications.models import PublicationPage
from publications.open_data import COMMON_FIELDS
from publications.plain_text import rich_text_words
from reviews.open_data import REVIEW_FIELDS
from reviews.printing import REVIEW_FILE

from .recommendation import Recommendation, StatusCount, count_statuses, numbered

PROSE_FEATURES = ["bold", "italic", "ol", "ul", "link"]


class ReviewPage(GuardedPermissionsMixin, PublicationPage):
    """One review: a child safeguarding practice review, or what was done before those existed."""

    page_description = "A review of what happened to a child and what was learned."
    parent_page_types = ["reviews.ReviewIndexPage"]
    subpage_types: list[str] = []
    kinds = REVIEW_KINDS
    open_data_name = "reviews"
    open_data_title = "Reviews"
    open_data_fields = [*COMMON_FIELDS, *REVIEW_FIELDS]
    printed_files = [REVIEW_FILE]
    rows_for_reader = [*PublicationPage.rows_for_reader, "pseudonyms", "recommendations"]

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
    came_out_before = models.BooleanField(
        "it was public before it came to this site",
        default=False,
        help_text="Only for a review that was published somewhere else already. Nobody is asked "
        "for notices then. Give the day it came out under Words. Readers don’t see this.",
    )
    came_out_where = models.CharField(
        "where it came out",
        max_length=300,
        blank=True,
        help_text="The address of the page it was on, or in words. Whoever approves the review "
        "checks it. Readers don’t see this.",
    )
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
            FieldPanel("came_out_before"),
            FieldPanel("came_out_where"),
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

    @cached_property
    def numbered_recommendations(self) -> list[Recommendation]:
        """The recommendations in order, each with its `number` from 1."""
        return numbered(self.recommendations.all())

    @property
    def progress(self) -> list[StatusCount]:
        """How many recommendations have come how far; statuses that none has are left out."""
        statuses = Counter(row.status for row in self.numbered_recommendations)
        return [each for each in count_statuses(statuses) if each.count]

    @classmethod
    def open_data_related(cls) -> list[str | models.Prefetch]:
        """Children by pseudonym, recommendations, and the briefings that are public now."""
        briefing = cls._meta.get_field("briefings").related_model
        public = models.Prefetch("briefings", briefing.objects.public_now().newest_first())
        return [*super().open_data_related(), "pseudonyms", "recommendations", public]

    @cached_property
    def public_briefings(self) -> list[PublicationPage]:
        """The briefings made from this review that readers may see now, as cards show them."""
        made = briefings_by_review().get(self.pk, ())
        return cards_of(key for key in in_order(NEWEST_FIRST) if key in made) if made else []

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


def _find_briefings() -> dict[int, set[int]]:
    briefing = ReviewPage._meta.get_field("briefings").related_model
    found: dict[int, set[int]] = {}
    rows = briefing.objects.exclude(review=None).order_by()
    for review, key in rows.values_list("review_id", "pk"):
        found.setdefault(review, set()).add(key)
    return found


# The keys of the briefings made from each review, public or not.
briefings_by_review = Remembered(_find_briefings)


class ReviewPseudonym(Orderable):
    """The name a report uses for a child, never the child's own."""

    page = ParentalKey("reviews.ReviewPage", on_delete=models.CASCADE, related_name="pseudonyms")
    name = models.CharField("pseudonym", max_length=60)

    panels = [FieldPanel("name")]

    def __str__(self) -> str:
        return self.name
