"""The words that readers search, one row for each stretch of text."""

from typing import Any, Self

from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.search import SearchHeadline, SearchVector, SearchVectorField
from django.db import models

from search.ranking import relevance
from search.words import CONFIG, MARK_END, MARK_START, search_query

WEIGHTED_WORDS = (
    SearchVector("title", "title_forms", weight="A", config=CONFIG)
    + SearchVector("names", weight="B", config=CONFIG)
    + SearchVector("summary", weight="C", config=CONFIG)
    + SearchVector("body", "body_forms", weight="D", config=CONFIG)
)


class PassageQuerySet(models.QuerySet):
    """Finding words in passages. What a reader may see is not decided here: `public_now()` does."""

    def matching(self, words: str) -> Self:
        """Passages that have all the words, in any of their English forms."""
        return self.filter(vector=search_query(words))

    def with_relevance(self, words: str) -> Self:
        """Each with how well it matches."""
        return self.annotate(relevance=relevance(words))

    def relevances(self, words: str) -> models.QuerySet:
        """Only how well each matches, the best first."""
        return self.with_relevance(words).order_by("-relevance").values("relevance")

    def best_of_each_page(self, words: str) -> Self:
        """The best matching passage of every page."""
        best = self.matching(words).with_relevance(words)
        return best.order_by("page_id", "-relevance", "pk").distinct("page_id")

    def with_headlines(self, words: str) -> Self:
        """Each with the summary and the best bits of the body, the words between marks.

        Slow on long texts: only for the few that are shown.
        """
        query = search_query(words)
        marks: dict[str, Any] = {"config": CONFIG, "start_sel": MARK_START, "stop_sel": MARK_END}
        return self.annotate(
            marked_summary=SearchHeadline("summary", query, highlight_all=True, **marks),
            marked_body=SearchHeadline(
                "body",
                query,
                max_fragments=2,
                min_words=12,
                max_words=24,
                fragment_delimiter=" … ",
                **marks,
            ),
        )


class Passage(models.Model):
    """A stretch of text of a page; later, one page of one of its documents.

    Every passage repeats its page's title, names and summary, so that words from both are found
    together. A long text becomes several passages: PostgreSQL refuses a tsvector over 1 MB and
    forgets where words stand after 16,383 of them.
    """

    page = models.ForeignKey("wagtailcore.Page", on_delete=models.CASCADE, related_name="passages")
    document = models.ForeignKey(
        "library.SiteDocument",
        null=True,
        on_delete=models.CASCADE,
        related_name="passages",
        help_text="The document the text is in; empty for the page's own words.",
    )
    number = models.PositiveIntegerField(help_text="Its place in the page or document, from 1.")
    title = models.TextField()
    title_forms = models.TextField(help_text="Words of the title as they may be asked for.")
    names = models.TextField(help_text="One a line, with a line break before and after each.")
    summary = models.TextField()
    body = models.TextField()
    body_forms = models.TextField(help_text="The same of summary and body.")
    vector = models.GeneratedField(
        expression=WEIGHTED_WORDS, output_field=SearchVectorField(), db_persist=True
    )

    objects = PassageQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["page", "document", "number"],
                name="passage_has_its_place",
                nulls_distinct=False,
            )
        ]
        indexes = [GinIndex(fields=["vector"], name="passage_vector")]

    def __str__(self) -> str:
        return f"{self.title}, {self.number}"
