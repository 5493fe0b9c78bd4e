"""From what a reader typed to what PostgreSQL is asked."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from search.language.dictionary import Dictionary, Entry, dictionary_now
from search.language.english import ABOUT_ME, FILLERS, OWN_CHILD, is_question, says_nothing
from search.language.forms import forms, same_forms, years
from search.language.reading import Phrase, Reading, Word, read, words_of
from search.language.tsquery import all_of, any_of, in_a_row, none_of, one

LONGEST_SPAN = 8  # words that may be one name
MOST_NAMES = 12


@dataclass(frozen=True)
class Expansion:
    """What is looked for as well: `word` is what the reader wrote, `meaning` what was added."""

    word: str
    meaning: str


@dataclass(frozen=True)
class Term:
    """One thing that was written to be found.

    `asked` is what was written, `tsquery` every form of it and of what means the same, `exactly`
    what to write so that nothing is added. `words` are those outside quotation marks that say
    something, in small letters.
    """

    asked: str
    tsquery: str
    exactly: str
    expansions: tuple[Expansion, ...] = ()
    words: tuple[str, ...] = ()


@dataclass(frozen=True)
class Understood:
    """What a reader means. Every tsquery is for `to_tsquery('english', ...)`, '' for nothing.

    `pieces` are all that was written to be found, the small words too, which find nothing.
    `is_plain` where these are words only: no quotation marks, no minus, no choice.
    """

    text: str
    pieces: tuple[Term, ...] = ()
    phrases: tuple[str, ...] = ()
    unwanted: tuple[str, ...] = ()
    without: str = field(default="", repr=False)
    is_plain: bool = True

    @property
    def terms(self) -> tuple[Term, ...]:
        """What is looked for."""
        return tuple(piece for piece in self.pieces if piece.tsquery)

    @property
    def tsquery(self) -> str:
        """All that is wanted, in any of its forms, and nothing that isn't."""
        wanted = all_of(term.tsquery for term in self.terms)
        return all_of([wanted, self.without]) if wanted else ""

    @property
    def words(self) -> str:
        """What is wanted as it was written, for comparing with titles and names."""
        return " ".join(piece.asked for piece in self.pieces)

    @property
    def names(self) -> tuple[str, ...]:
        """What was asked for, and the same with another name for one part of it.

        Also from the first word that is looked for to the last: whoever asks what a serious case
        review is asks for a serious case review. Our team and Child A are more than that.
        """
        everything = " ".join(piece.asked.replace('"', "") for piece in self.pieces)
        pieces = self._telling_pieces()
        asked = [piece.asked.replace('"', "") for piece in pieces]
        others = (
            " ".join([*asked[:place], expansion.meaning, *asked[place + 1 :]])
            for place, piece in enumerate(pieces)
            for expansion in piece.expansions
        )
        return tuple(dict.fromkeys([everything, " ".join(asked), *others]))[:MOST_NAMES]

    def _telling_pieces(self) -> tuple[Term, ...]:
        places = [place for place, piece in enumerate(self.pieces) if piece.tsquery]
        return self.pieces[places[0] : places[-1] + 1] if places else self.pieces

    @property
    def plain_words(self) -> tuple[str, ...]:
        """The single words that are looked for, in small letters."""
        return tuple(word for term in self.terms for word in term.words)

    @property
    def parts(self) -> tuple[str, ...]:
        """What may be looked for one by one; of a single name its words."""
        if len(self.terms) == 1:
            return tuple(filter(None, map(forms_of, dict.fromkeys(self.terms[0].words))))
        return tuple(term.tsquery for term in self.terms)

    @property
    def expansions(self) -> tuple[Expansion, ...]:
        """What was added to the reader's words."""
        return tuple(expansion for term in self.terms for expansion in term.expansions)

    @property
    def as_written(self) -> str:
        """The search that adds nothing: what means more than itself in quotation marks."""
        wanted = [piece.exactly if piece.expansions else piece.asked for piece in self.pieces]
        unwanted = [f'-"{word}"' if " " in word else f"-{word}" for word in self.unwanted]
        return " ".join([*wanted, *unwanted])


def understand(text: str, dictionary: Dictionary | None = None) -> Understood:
    """Whatever is typed, never an error; without a dictionary, today's is asked for."""
    reading = read(text)
    if not reading.wanted:
        return Understood(reading.text, unwanted=_written(reading.unwanted))
    known = dictionary_now() if dictionary is None else dictionary
    return Understood(
        text=reading.text,
        pieces=tuple(_pieces(reading, known)),
        phrases=tuple(
            item.written for items in reading.wanted for item in items if isinstance(item, Phrase)
        ),
        unwanted=_written(reading.unwanted),
        without=none_of(map(_exactly, reading.unwanted)),
        is_plain=_is_plain(reading),
    )


def _is_plain(reading: Reading) -> bool:
    if reading.unwanted:
        return False
    return all(len(items) == 1 and isinstance(items[0], Word) for items in reading.wanted)


def _written(items: Sequence[Word | Phrase]) -> tuple[str, ...]:
    return tuple(item.written for item in items)


def _pieces(reading: Reading, dictionary: Dictionary) -> Iterator[Term]:
    """Runs of single words are looked up together; choices and phrases stand for themselves."""
    run: list[Word] = []
    is_whole = _is_plain(replace(reading, unwanted=()))
    for items in reading.wanted:
        if len(items) == 1 and isinstance(items[0], Word):
            run.append(items[0])
            continue
        yield from _terms_of_run(run, dictionary, is_alone=False)
        run = []
        yield _choice(items, dictionary)
    yield from _terms_of_run(run, dictionary, is_alone=is_whole)


def _terms_of_run(run: list[Word], dictionary: Dictionary, *, is_alone: bool) -> Iterator[Term]:
    parts = [part for word in run for part in word.parts]
    asks = is_question(parts) and not all(p in FILLERS or says_nothing(p) for p in parts)
    names = _Names(dictionary, run, is_alone)
    is_own = not ABOUT_ME.isdisjoint(parts)
    place = 0
    while place < len(run):
        length, meanings = names.longest_at(place)
        words = run[place : place + length]
        place += length
        is_filler = asks and not meanings and words[0].parts[0] in FILLERS
        yield _nothing(words[0]) if is_filler else _term(words, meanings, is_own=is_own)


class _Names:
    """Finds names in a run of words."""

    def __init__(self, dictionary: Dictionary, run: list[Word], is_alone: bool) -> None:
        self.dictionary = dictionary
        self.run = run
        self.is_alone = is_alone
        # Where everything is in capitals, they tell nothing.
        self.shouts = len(run) > 1 and all(word.is_capitals for word in run)

    def longest_at(self, place: int) -> tuple[int, list[Entry]]:
        """How many words from this place on are a name, and what else it is called."""
        for length in range(min(LONGEST_SPAN, len(self.run) - place), 0, -1):
            span = self.run[place : place + length]
            key = self.dictionary.find(
                span,
                is_alone=self.is_alone and length == len(self.run),
                in_capitals=span[0].is_capitals and not self.shouts,
            )
            parts = [part for word in span for part in word.parts]
            if key and (meanings := self.dictionary.meanings(key, parts)):
                return length, meanings
        return 1, []


def _nothing(word: Word) -> Term:
    return Term(word.written, "", word.written)


def _term(words: Sequence[Word], meanings: Sequence[Entry], *, is_own: bool = False) -> Term:
    asked = " ".join(word.written for word in words)
    own = all_of(map(_any_form, words))
    if is_own and len(words) == 1 and not OWN_CHILD.isdisjoint(words[0].parts):
        own = any_of([own, forms_of("child")])
    added = [meaning for meaning in meanings if meaning.can_be_looked_for]
    others = [in_a_row(map(_plainly, meaning.words)) for meaning in added]
    return Term(
        asked,
        any_of([own, *others]),
        f'"{asked}"',
        tuple(Expansion(asked, meaning.name) for meaning in added),
        tuple(part for word in words for part in word.parts if not says_nothing(part)),
    )


def _choice(items: Sequence[Word | Phrase], dictionary: Dictionary) -> Term:
    """One of several, or a single phrase, which is taken as it is written."""
    terms = [
        Term(f'"{item.written}"', _exactly(item), f'"{item.written}"')
        if isinstance(item, Phrase)
        else _term([item], _Names(dictionary, [item], is_alone=False).longest_at(0)[1])
        for item in items
    ]
    return Term(
        " or ".join(term.asked for term in terms),
        any_of(term.tsquery for term in terms),
        " or ".join(term.exactly for term in terms),
        tuple(expansion for term in terms for expansion in term.expansions),
        tuple(word for term in terms for word in term.words),
    )


def _any_form(word: Word) -> str:
    """A word in all its forms; one of several parts also written as one."""
    if all(map(says_nothing, word.parts)):
        return ""
    if len(word.parts) == 1:
        (part,) = word.parts
        if word.is_start:
            return one(part, is_start=True)
        return forms_of(part)
    return _in_parts(word)


def _in_parts(word: Word) -> str:
    apart = in_a_row(map(_plainly, word.parts))
    if rows := years(word.parts):
        return any_of(in_a_row(map(one, row)) for row in rows)
    return any_of([apart, one("".join(word.parts))])


def _plainly(part: str, weights: str = "") -> str:
    """A part of a name or phrase, in its spellings and its plural."""
    forms_of_part = (form[0] for form in same_forms(part) if len(form) == 1)
    return any_of(one(form, weights=weights) for form in forms_of_part)


def as_phrase(text: str, weights: str) -> str:
    """The query for the words of a text, one behind the other, where it has one of the weights."""
    parts = (part for word in words_of(text) for part in word.parts)
    return in_a_row(_plainly(part, weights) for part in parts)


def _exactly(item: Word | Phrase) -> str:
    """What was put in quotation marks, or isn't wanted: nothing is added but spellings."""
    words = item.words if isinstance(item, Phrase) else (item,)
    parts = [part for word in words for part in word.parts]
    if all(map(says_nothing, parts)):
        return ""
    if len(words) == 1 and len(parts) > 1:
        return _in_parts(words[0])
    return in_a_row(map(_plainly, parts))


def forms_of(word: str) -> str:
    """The query for a single word in small letters, in any of its forms."""
    return any_of(in_a_row(map(one, form)) for form in forms(word))
