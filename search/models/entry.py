"""One row for each live page: what it is called, and which words it has anywhere."""

from typing import Self

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.search import SearchQuery, SearchVector, SearchVectorField
from django.db import models

from search.language.characters import IndexedWords
from search.words import CONFIG

HEAD_WORDS = (
    SearchVector(IndexedWords("title"), weight="A", config=CONFIG)
    + SearchVector(IndexedWords("names"), weight="B", config=CONFIG)
    + SearchVector(IndexedWords("summary"), weight="C", config=CONFIG)
)


class EntryQuerySet(models.QuerySet["Entry"]):
    """Entries by what is in them. What a reader may see isn't decided here."""

    def having(self, words: str) -> Self:
        """Entries with all the words, in any of their English forms, wherever they stand."""
        return self.filter(words=SearchQuery(words, config=CONFIG, search_type="websearch"))


class Entry(models.Model):
    """A live page as search knows it.

    `words` are the words of the page and of its documents, without where they stand: a few
    thousand rows are matched and counted, not hundreds of thousands of passages. `files` says whose
    words are in it, so that an entry whose document was taken away since is never believed.
    """

    page = models.OneToOneField(
        "wagtailcore.Page",
        primary_key=True,
        on_delete=models.CASCADE,
        related_name="search_entry",
    )
    title = models.TextField()
    names = models.TextField(help_text="One a line, with a line break before and after each.")
    summary = models.TextField()
    date = models.DateField(null=True, help_text="When it came out; equals are put in its order.")
    head = models.GeneratedField(
        expression=HEAD_WORDS, output_field=SearchVectorField(), db_persist=True
    )
    files = ArrayField(models.BigIntegerField(), default=list)
    words = SearchVectorField(default="")

    objects = EntryQuerySet.as_manager()

    class Meta:
        verbose_name_plural = "entries"
        indexes = [
            # Without a list of pending changes: a reader shouldn't wait for what was put off.
            GinIndex(fields=["words"], name="entry_words", fastupdate=False),
            GinIndex(fields=["head"], name="entry_head", fastupdate=False),
        ]

    def __str__(self) -> str:
        return self.title
