"""Words that mean the same: the glossary's abbreviations, and the groups that editors keep."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from search.language.british import spellings
from search.language.characters import readable
from search.language.english import is_english, says_nothing, stem
from search.language.forms import same_forms
from search.language.reading import Word, words_of

Key = tuple[str, ...]
# A group of names for one thing, each as it is shown to readers.
Names = tuple[str, ...]
MOST_MEANINGS = 8
LONGEST_NAME = 8  # words


@dataclass(frozen=True)
class Entry:
    """One name of a thing: as it is shown, and its words in the form the index has them in."""

    name: str
    words: tuple[str, ...]

    @property
    def can_be_looked_for(self) -> bool:
        """Not "in care": without its small word it would find any care."""
        telling = [word for word in self.words if not says_nothing(word)]
        return len(telling) > 1 or telling == list(self.words) or len(self.words) > 2


class Dictionary:
    """Looks words up. A name means what its group means, and what the glossary says these mean.

    `glossary` has pairs of names for exactly the same; `groups` are the editors'. One step from
    group to group is taken, no more: a chain of near meanings would end anywhere.
    """

    def __init__(self, glossary: Iterable[Names], groups: Iterable[Names]) -> None:
        self._entries: dict[Key, Entry] = {}
        self._same: dict[Key, list[Key]] = defaultdict(list)
        self._groups: dict[Key, list[Key]] = defaultdict(list)
        self._abbreviations: set[Key] = set()
        for names in glossary:
            self._add(names, self._same)
        for names in groups:
            self._add(names, self._groups)
        self._joined = {"".join(entry.words): key for key, entry in self._entries.items()}
        self._words = {word for entry in self._entries.values() for word in entry.words}

    def _add(self, names: Names, among: dict[Key, list[Key]]) -> None:
        entries = {entry_key(entry.words): entry for entry in map(_entry, names) if entry.words}
        for key, entry in entries.items():
            self._entries.setdefault(key, entry)
            among[key] += [other for other in entries if other != key and other not in among[key]]
        self._abbreviations |= {key for key, entry in entries.items() if entry.name.isupper()}

    def find(self, words: Sequence[Word], *, is_alone: bool, in_capitals: bool) -> Key | None:
        """The key of the name that these words are, if they are one.

        An abbreviation that is an English word too (AIM, MASH) must stand alone or in capitals.
        """
        parts = [part for word in words for part in word.parts]
        key = entry_key(parts)
        if key not in self._entries:
            key = self._written_apart(parts)
        if not key:
            return None
        if key in self._abbreviations and len(parts) == 1 and not is_alone:
            return key if in_capitals or not is_english(parts[0]) else None
        return key

    def _written_apart(self, parts: Sequence[str]) -> Key:
        """The name whose words somebody wrote as one, or apart: safe guarding, L S C B."""
        key = self._joined.get("".join(parts), ())
        is_apt = key not in self._abbreviations or all(len(part) == 1 for part in parts)
        return key if is_apt or len(parts) == 1 else ()

    def meanings(self, key: Key, parts: Sequence[str] = ()) -> list[Entry]:
        """The other names of the same thing, those of the glossary first.

        Before them the name itself, if its words were written together or apart.
        """
        same = self._same.get(key, [])
        grouped = [other for name in (key, *same) for other in self._groups.get(name, [])]
        also = [other for name in (*same, *grouped) for other in self._same.get(name, [])]
        others = dict.fromkeys((*same, *grouped, *also))
        others.pop(key, None)
        itself = [key] if parts and entry_key(parts) != key else []
        return [self._entries[other] for other in (*itself, *others)][:MOST_MEANINGS]

    def knows_word(self, word: str) -> bool:
        """Whether a word in small letters stands in any name."""
        return word in self._words


def _entry(name: str) -> Entry:
    words = words_of(readable(name))
    return Entry(name, tuple(part for word in words for part in word.parts)[:LONGEST_NAME])


def key_of(name: str) -> Key:
    """What tells a name from others, whatever its capitals, plural or spelling."""
    return entry_key(_entry(name).words)


def entry_key(parts: Iterable[str]) -> Key:
    """The same of the parts of its words."""
    return tuple(_key_part(part) for part in parts)


@lru_cache(maxsize=4096)
def _key_part(part: str) -> str:
    # The shortest of the spellings and plurals stands for all of them.
    plain = {form[0] for form in same_forms(part) if len(form) == 1} | {part}
    plain |= {SINGULARS[word] for word in plain if word in SINGULARS}
    every = {stem(other) for word in plain for other in (word, *spellings(word))}
    return min(every, key=lambda word: (len(word), word))


SINGULARS = {
    "children": "child",
    "childrens": "child",
    "people": "person",
    "peoples": "person",
    "women": "woman",
    "men": "man",
}

EMPTY = Dictionary((), ())
_sources: list[Callable[[], Dictionary]] = []


def register_dictionary(source: Callable[[], Dictionary]) -> None:
    """Where `understand` asks for today's dictionary; called when the app is ready."""
    _sources[:] = [source]


def dictionary_now() -> Dictionary:
    """Today's dictionary, or an empty one where nothing keeps one."""
    return _sources[0]() if _sources else EMPTY
