"""The words that readers search where they stand: a page of a document, a stretch of a page."""

from typing import Self

from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.search import SearchQuery, SearchVector, SearchVectorField
from django.db import models
from django.db.models import F, Q

from search.language.characters import IndexedWords
from search.words import CONFIG

# Raised when files have to be indexed anew because it is done in another way.
INDEX_VERSION = 1


class IndexedFileQuerySet(models.QuerySet["IndexedFile"]):
    """Files by how far they are indexed."""

    def done(self) -> Self:
        """Indexed as it is done today, from what the newest check read."""
        return self.filter(version=INDEX_VERSION, read_at=F("check_of_file__finished_at"))

    def outdated(self) -> Self:
        """Of files that no document has any more."""
        return self.exclude(check_of_file__file_name=F("document__file"))


class IndexedFile(models.Model):
    """A document's file whose pages are in the index, once, however many pages use it."""

    check_of_file = models.OneToOneField(
        "library.FileCheck", primary_key=True, on_delete=models.CASCADE, related_name="+"
    )
    document = models.ForeignKey(
        "library.SiteDocument", on_delete=models.CASCADE, related_name="indexed_files"
    )
    words = SearchVectorField(default="", help_text="Of all its passages, without places.")
    version = models.PositiveSmallIntegerField(
        default=0, help_text="How it was indexed; 0 until the entries of its pages know it."
    )
    read_at = models.DateTimeField(null=True, help_text="The end of the check that read the words.")

    objects = IndexedFileQuerySet.as_manager()

    def __str__(self) -> str:
        return f"Words of {self.check_of_file_id}"


class PassageQuerySet(models.QuerySet["Passage"]):
    """Passages by whose they are."""

    def of_page(self, page_id: int) -> Self:
        """A page's own words."""
        return self.filter(page=page_id)

    def having(self, words: str) -> Self:
        """Passages with all the words, in any of their English forms."""
        return self.filter(vector=SearchQuery(words, config=CONFIG, search_type="websearch"))


class Passage(models.Model):
    """A page of a document's file, or a stretch of a page's own words.

    A very long page becomes several passages: PostgreSQL refuses a tsvector over 1 MB and forgets
    where words stand after 16,383 of them.
    """

    page = models.ForeignKey(
        "wagtailcore.Page", null=True, on_delete=models.CASCADE, related_name="passages"
    )
    file = models.ForeignKey(
        IndexedFile, null=True, on_delete=models.CASCADE, related_name="passages"
    )
    number = models.PositiveIntegerField(help_text="The page of the document, or the stretch.")
    part = models.PositiveIntegerField(default=1, help_text="The stretch of a long page.")
    body = models.TextField()
    vector = models.GeneratedField(
        expression=SearchVector(IndexedWords("body"), config=CONFIG),
        output_field=SearchVectorField(),
        db_persist=True,
    )

    objects = PassageQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(page__isnull=False) ^ Q(file__isnull=False),
                name="passage_is_of_page_or_file",
            ),
            models.UniqueConstraint(
                fields=["page", "file", "number", "part"],
                name="passage_has_its_place",
                nulls_distinct=False,
            ),
        ]
        indexes = [GinIndex(fields=["vector"], name="passage_vector", fastupdate=False)]

    def __str__(self) -> str:
        return f"{self.number}.{self.part} of {self.page_id or self.file_id}"
