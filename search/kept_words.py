"""What editors keep for search, remembered until it changes."""

from dataclasses import dataclass
from functools import cached_property

from django.db.models import CharField, F, IntegerField, TextField, Value
from django.db.models.functions import Cast

from core.changes import Remembered
from core.models import GlossaryTerm
from search.language import Dictionary, Understood, understand
from search.language.dictionary import entry_key
from search.language.english import says_nothing
from search.language.reading import words_of
from search.models import SearchPick, SearchSynonym
from search.models.name_lists import lines_of

GLOSSARY, SYNONYM, PICK = "glossary", "synonym", "pick"
Row = tuple[str, int, str, str]
# What tells a phrase from others: the stems of its words, in any order.
PhraseKey = frozenset[str]


@dataclass(frozen=True)
class KeptWords:
    """Rows of (what it is, its id, its words, their meaning)."""

    rows: tuple[Row, ...]

    @cached_property
    def dictionary(self) -> Dictionary:
        """Abbreviations and groups of equal words."""
        return Dictionary(
            [(words, meaning) for what, _, words, meaning in self.rows if what == GLOSSARY],
            [tuple(lines_of(words)) for what, _, words, _ in self.rows if what == SYNONYM],
        )

    @cached_property
    def picks(self) -> dict[PhraseKey, int]:
        """The ids of the editors' recommendations, by each of their phrases."""
        return {
            phrase_key(line): pk
            for what, pk, words, _ in self.rows
            if what == PICK
            for line in lines_of(words)
        }

    def pick_for(self, asked: Understood) -> int | None:
        """The id of the recommendation for what a reader asked, or for another name of it."""
        names = [asked.words]
        if len(asked.terms) == 1:
            names += [expansion.meaning for expansion in asked.expansions]
        keys = filter(None, map(phrase_key, names))
        return next((self.picks[key] for key in keys if key in self.picks), None)

    def understand(self, text: str) -> Understood:
        """What somebody means who types this."""
        return understand(text, self.dictionary)


def phrase_key(text: str) -> PhraseKey:
    """The same for phrases of the same words, small words apart unless there are no others."""
    parts = [part for word in words_of(text) for part in word.parts]
    telling = [part for part in parts if not says_nothing(part)]
    return frozenset(entry_key(telling or parts))


def _load() -> KeptWords:
    """One query."""
    kinds = (
        GlossaryTerm.objects.annotate(words=Cast(F("term"), TextField()), means=F("meaning")),
        SearchSynonym.objects.annotate(words=F("names"), means=Value("")),
        SearchPick.objects.annotate(words=F("phrases"), means=Value("")),
    )
    glossary, synonyms, picks = (
        rows.order_by()
        .annotate(what=Value(what, CharField()), key=Cast(F("pk"), IntegerField()))
        .values_list("what", "key", "words", "means")
        for what, rows in zip((GLOSSARY, SYNONYM, PICK), kinds, strict=True)
    )
    return KeptWords(tuple(sorted(glossary.union(synonyms, picks, all=True))))


kept_words_now = Remembered(_load)


def dictionary_of_today() -> Dictionary:
    """For whoever only asks what words mean."""
    return kept_words_now().dictionary
