"""Which match stands first: what the words are to the title comes before how often they stand."""

import re

from django.contrib.postgres.search import SearchRank, SearchVectorExact, SearchVectorField
from django.db.models import Case, F, FloatField, Func, Q, Value, When
from django.db.models.expressions import Combinable

from search.words import search_query

# Of body, summary, names and title (D, C, B, A).
WEIGHTS = [0.05, 0.2, 0.6, 1.0]
# Divides the rank by itself plus one, so that it stays below 1, the least of the boosts.
BELOW_ONE = 32
# What means something in a regular expression; letters of any script stand for themselves.
PUNCTUATION = re.compile(r"[!-/:-@\[-`{-~]")
TITLE_IS_THE_WORDS = 8.0
TITLE_HAS_THE_PHRASE = 4.0
A_NAME_IS_THE_WORDS = 4.0
TITLE_HAS_ALL_WORDS = 2.0
TITLE_AND_NAMES_HAVE_ALL_WORDS = 1.0


def relevance(words: str) -> Combinable:
    """How well a passage matches, the higher the better."""
    phrase = words.strip("\"' ")
    rank = SearchRank(
        F("vector"), search_query(words), weights=WEIGHTS, normalization=Value(BELOW_ONE)
    )
    return (
        rank
        + _boost(Q(title__iexact=phrase), TITLE_IS_THE_WORDS)
        + _boost(Q(title__iregex=_whole_words(phrase)), TITLE_HAS_THE_PHRASE)
        + _boost(Q(names__icontains=f"\n{phrase}\n"), A_NAME_IS_THE_WORDS)
        + _boost(_matches_in("{a}", words), TITLE_HAS_ALL_WORDS)
        + _boost(_matches_in("{a,b}", words), TITLE_AND_NAMES_HAVE_ALL_WORDS)
    )


def _boost(condition: Q | SearchVectorExact, value: float) -> Case:
    return Case(When(condition, then=Value(value)), default=Value(0.0), output_field=FloatField())


def _whole_words(phrase: str) -> str:
    return rf"(^|\W){PUNCTUATION.sub(_escaped, phrase)}(\W|$)"


def _escaped(match: re.Match[str]) -> str:
    return f"\\{match.group()}"


def _matches_in(weights: str, words: str) -> SearchVectorExact:
    part = Func(F("vector"), Value(weights), function="ts_filter", output_field=SearchVectorField())
    return SearchVectorExact(part, search_query(words))
