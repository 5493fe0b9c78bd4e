"""Which words of a file another one has in their place: for who compares the two."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from difflib import SequenceMatcher

# Beyond, a comparison would keep an editor waiting; the longest report there is has half of it.
MOST_LINES = 12_000
MOST_SHOWN = 40

Line = tuple[int, str]


@dataclass(frozen=True)
class Difference:
    """A stretch of lines that is other than before; nothing before or after where one is new."""

    before: list[str]
    after: list[str]
    page_before: int | None
    page_after: int | None

    @property
    def where(self) -> str:
        """For example “Page 3”, or “Page 3, now page 4”."""
        if self.page_before is None or self.page_before == self.page_after:
            return f"Page {self.page_after}"
        if self.page_after is None:
            return f"Page {self.page_before}"
        return f"Page {self.page_before}, now page {self.page_after}"


@dataclass(frozen=True)
class Comparison:
    """Of all words of two files; `is_possible` is false where they are too many."""

    differences: list[Difference]
    is_possible: bool = True

    @property
    def shown(self) -> list[Difference]:
        """As many as somebody reads on a screen."""
        return self.differences[:MOST_SHOWN]

    @property
    def left_out(self) -> int:
        """How many there are beyond these."""
        return max(0, len(self.differences) - MOST_SHOWN)


def compare(before: Mapping[int, str], after: Mapping[int, str]) -> Comparison:
    """The words of two files, each by its pages; how lines are spaced is no difference."""
    old, new = list(_lines(before)), list(_lines(after))
    if max(len(old), len(new)) > MOST_LINES:
        return Comparison([], is_possible=False)
    matcher = SequenceMatcher(None, [line for _, line in old], [line for _, line in new])
    return Comparison(
        [
            _difference(old[start:end], new[new_start:new_end])
            for kind, start, end, new_start, new_end in matcher.get_opcodes()
            if kind != "equal"
        ]
    )


def _lines(pages: Mapping[int, str]) -> Iterator[Line]:
    for number, text in sorted(pages.items()):
        for line in text.splitlines():
            if words := " ".join(line.split()):
                yield number, words


def _difference(old: list[Line], new: list[Line]) -> Difference:
    return Difference(
        before=[line for _, line in old],
        after=[line for _, line in new],
        page_before=old[0][0] if old else None,
        page_after=new[0][0] if new else None,
    )
