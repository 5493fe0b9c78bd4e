"""What the screen shows of a check."""

from collections import Counter
from dataclasses import dataclass, field

from library.anonymity import Match, Sure, search_for
from library.anonymity.terms import Term

from .files import read_files
from .places import Place

MOST_SHOWN = 60  # in one place
LABELS = {Sure.EXACT: "As written", Sure.VARIANT: "Written another way", Sure.MAYBE: "Perhaps"}


@dataclass(frozen=True, repr=False)
class Shown:
    """One match, in words for the screen."""

    label: str
    level: str
    where: str
    term: str
    before: str
    found: str
    after: str


@dataclass(repr=False)
class FoundIn:
    """The matches of one place, surest first."""

    place: Place
    matches: list[Match] = field(default_factory=list)

    @property
    def shown(self) -> list[Shown]:
        """As many as an officer can look through."""
        best = sorted(self.matches, key=lambda match: match.sure)[:MOST_SHOWN]
        return [_shown(match, self.place.unit) for match in best]

    @property
    def left_out(self) -> int:
        """How many are not shown."""
        return max(len(self.matches) - MOST_SHOWN, 0)


@dataclass(repr=False)
class Outcome:
    """What was found where, and what could not be searched."""

    places: list[Place]
    found: list[FoundIn]

    @property
    def total(self) -> int:
        """How many matches there are."""
        return sum(len(one.matches) for one in self.found)

    @property
    def tally(self) -> str:
        """For example: 3 as written, 1 perhaps."""
        numbers = Counter(match.sure for one in self.found for match in one.matches)
        return ", ".join(
            f"{numbers[sure]:,} {LABELS[sure].lower()}" for sure in Sure if numbers[sure]
        )

    @property
    def unread(self) -> list[Place]:
        """Places with something that could not be searched."""
        return [place for place in self.places if place.unread]

    @property
    def searched(self) -> str:
        """What was looked through, for a sentence that nothing was found in it."""
        files = sum(bool(place.file_name) for place in self.places)
        is_published = any(not place.file_name for place in self.places[1:])
        parts = ["the draft of this page"]
        parts += ["the published page"] if is_published else []
        parts += [f"its {files} files" if files > 1 else "its 1 file"] if files else []
        return " and ".join([", ".join(parts[:-1]), parts[-1]]) if len(parts) > 1 else parts[0]


def check(terms: list[Term], places: list[Place]) -> Outcome:
    """Read the files, search everything, sort what was found by place."""
    read_files(places)
    owners = {id(source): index for index, place in enumerate(places) for source in place.sources}
    found = [FoundIn(place) for place in places]
    sources = [source for place in places for source in place.sources]
    for match in search_for(terms, sources):
        found[owners[id(match.source)]].matches.append(match)
    return Outcome(places, [one for one in found if one.matches])


def _shown(match: Match, unit: str) -> Shown:
    source = match.source
    numbered = f"{unit} {source.page}" if source.page else ""
    where = ", ".join(part for part in (numbered, source.place) if part)
    where = where[:1].upper() + where[1:] or "In the text"
    return Shown(
        LABELS[match.sure],
        match.sure.name.lower(),
        where,
        match.term,
        match.before,
        match.found,
        match.after,
    )
