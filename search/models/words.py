"""The words that stand in what the public may read: what a slip of the keyboard was meant to be."""

from collections.abc import Iterable
from typing import Self

from django.db import models
from django.db.models import Q

LONGEST_WORD = 40
# How many letters more or fewer a word may have than what was typed.
SPREAD = 3


class SearchWordQuerySet(models.QuerySet["SearchWord"]):
    """Words that may have been meant."""

    def like(self, typed: str, sound: str) -> Self:
        """Those that begin about alike or sound alike, and are about as long."""
        begins_alike = Q(first__in=set(typed[:2])) | Q(second=typed[0])
        length = len(typed)
        return self.filter(
            begins_alike | Q(sound=sound), length__range=(length - SPREAD, length + SPREAD)
        )

    def among(self, words: Iterable[str]) -> Self:
        """Those of the words that are known."""
        return self.filter(word__in=set(words))


class SearchWord(models.Model):
    """A word as people read it, in small letters.

    Made from public text in the background, so it may name a word whose last text was taken away a
    moment ago. Nothing here is shown before `search.public_words` has looked it up.
    """

    word = models.CharField(primary_key=True, max_length=LONGEST_WORD)
    written = models.CharField(max_length=LONGEST_WORD, help_text="With its capitals, if it has.")
    pages = models.PositiveIntegerField(
        help_text="Public pages with the word, their documents too."
    )
    is_name = models.BooleanField(help_text="It never stands in small letters.")
    length = models.PositiveSmallIntegerField()
    first = models.CharField(max_length=1)
    second = models.CharField(max_length=1)
    sound = models.CharField(max_length=LONGEST_WORD)

    objects = SearchWordQuerySet.as_manager()

    class Meta:
        indexes = [
            models.Index(fields=["first", "length"], name="search_word_first"),
            models.Index(fields=["second", "length"], name="search_word_second"),
            models.Index(fields=["sound"], name="search_word_sound"),
            # Words that begin with what somebody is typing; most frequent first.
            models.Index(
                fields=["word"], name="search_word_start", opclasses=["varchar_pattern_ops"]
            ),
        ]

    def __str__(self) -> str:
        return self.word
