"""Whether a briefing fits on one side of A4, and which sections are too long by how many words.

Nothing is guessed: typst lays the briefing out and tells how high each section is, and the words to
cut are tried out the same way until what is left fits.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from core.pdf import PrintedPdf, measure, nodes

# Each try lays one page out, which takes about 20 ms.
MOST_TRIES = 8


@dataclass(frozen=True)
class SectionFit:
    """One section: its words, and how many of them are too many."""

    number: int
    title: str
    words: int
    too_many: int = 0


@dataclass(frozen=True)
class BriefingFit:
    """The whole: `size` is the size of the letters in pt, 0 when even the smallest don't fit."""

    size: float
    sections: list[SectionFit]

    @property
    def fits(self) -> bool:
        """Whether readers get one page."""
        return self.size > 0


def fit_of(printed: PrintedPdf) -> BriefingFit:
    """Lay the sheet out and judge it. Raises PdfError."""
    sections = printed.data["sections"]
    words = [nodes.word_count(section["nodes"]) for section in sections]
    measured = measure(printed)
    allowed = words if measured["fits"] else _words_that_fit(printed, measured, words)
    return BriefingFit(
        measured["size"],
        [
            SectionFit(number, section["title"], count, count - most)
            for number, (section, count, most) in enumerate(
                zip(sections, words, allowed, strict=True), start=1
            )
        ],
    )


def fit_advice(printed: PrintedPdf) -> list[str]:
    """Sentences for the editor; none when it fits."""
    fit = fit_of(printed)
    if fit.fits:
        return []
    long = [section for section in fit.sections if section.too_many]
    return [
        "The briefing doesn’t fit on one A4 page, even in the smallest letters we print (10 pt). "
        "Nothing is cut: readers get the rest on another page. "
        "To get it onto one page, make these sections shorter:",
        *(
            f"{section.number}. {section.title}: {section.too_many} "
            f"word{'' if section.too_many == 1 else 's'} fewer (it has {section.words})."
            for section in long
        ),
    ]


def with_words(printed: PrintedPdf, counts: Sequence[int]) -> PrintedPdf:
    """The same sheet with only so many words left of each section."""
    sections = [
        {**section, "nodes": nodes.first_words(section["nodes"], count)}
        for section, count in zip(printed.data["sections"], counts, strict=True)
    ]
    return replace(printed, data={**printed.data, "sections": sections})


def _words_that_fit(printed: PrintedPdf, measured: dict[str, Any], words: list[int]) -> list[int]:
    """How many words each section may have so that all fit; the longest give way first."""
    counts = [
        count if height <= most else int(count * most / height)
        for count, height, most in zip(words, measured["heights"], _highest(measured), strict=True)
    ]
    for _ in range(MOST_TRIES):
        tried = measure(with_words(printed, counts))
        if tried["fits"]:
            break
        longest = max(tried["heights"])
        counts = [
            max(0, count - max(3, count // 20)) if height > longest * 0.9 else count
            for count, height in zip(counts, tried["heights"], strict=True)
        ]
    return counts


def _highest(measured: dict[str, Any]) -> list[float]:
    """How high each section may be, if those that are higher come down and no further.

    Asked of each way to fill two columns; the way that cuts least is taken.
    """
    heights, room, gap = measured["heights"], measured["room"], measured["gap"]
    ways = []
    for at in range(1, len(heights)):
        caps = [
            _level(column, room - gap * (len(column) - 1))
            for column in (heights[:at], heights[at:])
        ]
        each = [caps[0]] * at + [caps[1]] * (len(heights) - at)
        lost = sum(max(0, height - cap) for height, cap in zip(heights, each, strict=True))
        ways.append((lost, each))
    return min(ways)[1]


def _level(heights: Sequence[float], room: float) -> float:
    """The level to which the highest must come down for all of them to fill the room."""
    left = room
    for done, height in enumerate(sorted(heights)):
        share = left / (len(heights) - done)
        if height > share:
            return share
        left -= height
    return room
