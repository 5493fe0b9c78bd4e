"""The words of a page and where they stand, as the rules of plain language take them."""

from dataclasses import dataclass, field
from enum import Enum


@dataclass(frozen=True)
class Place:
    """Where an editor finds words: what the form calls it, and the way to it.

    `path` names the field, then blocks by their id and what is in them by its name.
    """

    label: str = ""
    path: tuple[str, ...] = ()

    def inside(self, step: str, label: str = "") -> "Place":
        """A place within this one."""
        label = label if label and label != self.label.rpartition(" › ")[2] else ""
        return Place(" › ".join(filter(None, [self.label, label])), (*self.path, step))


class Voice(Enum):
    """How words are meant, which says what may be asked of them."""

    TITLE = "title"  # a title, a heading or a link, in which the site explains no terms
    LABEL = "label"  # a short line or a cell: no sentence is expected
    PROSE = "prose"  # sentences
    QUOTE = "quote"  # somebody else's words, which nobody may change


@dataclass(frozen=True)
class Words:
    """One paragraph, item, heading or line of plain text."""

    text: str
    place: Place = field(default_factory=Place)
    voice: Voice = Voice.PROSE


@dataclass(frozen=True)
class Link:
    """A link: its words, and what it opens, with that page's or file's title where it has one."""

    words: str
    place: Place = field(default_factory=Place)
    address: str = ""
    opens: str = ""


@dataclass(frozen=True)
class Heading:
    """A heading inside a page; the page's title is the only one of level 1."""

    level: int
    words: str
    place: Place = field(default_factory=Place)
    is_chosen: bool = True  # by the editor; a block's own heading has the level it has


@dataclass(frozen=True)
class Picture:
    """A picture and what is said of it to those who can't see it."""

    description: str
    place: Place = field(default_factory=Place)
    name: str = ""
    caption: str = ""
    is_decorative: bool = False


@dataclass
class PageWords:
    """Everything a page says, in the order of its form."""

    words: list[Words] = field(default_factory=list)
    links: list[Link] = field(default_factory=list)
    headings: list[Heading] = field(default_factory=list)
    pictures: list[Picture] = field(default_factory=list)
    is_english: bool = True

    @property
    def prose(self) -> list[Words]:
        """What is written in sentences, by us."""
        return [words for words in self.words if words.voice is Voice.PROSE]

    @property
    def own_words(self) -> list[Words]:
        """Everything but quotations."""
        return [words for words in self.words if words.voice is not Voice.QUOTE]


@dataclass(frozen=True)
class Term:
    """An entry of the glossary: LCSPR, Local Child Safeguarding Practice Review."""

    term: str
    meaning: str
