"""The rules of plain language, the most important first, and what is said by each."""

from dataclasses import dataclass, field

from .words import Place


@dataclass(frozen=True)
class Rule:
    """One thing to look at; `why` is said once, above everything that was found."""

    code: str
    title: str
    why: str


# In the order in which an editor should mend them: first what shuts somebody out altogether.
RULES = [
    MISSING_DESCRIPTION := Rule(
        "missing-description",
        "Pictures without a description",
        "Somebody who can't see the picture hears nothing at all.",
    ),
    VAGUE_LINK := Rule(
        "vague-link",
        "Links that don't say what they open",
        "Screen readers list a page's links without the sentences around them.",
    ),
    HEADING_ORDER := Rule(
        "heading-order",
        "Headings out of order",
        "People who listen to a page jump from heading to heading, by their size.",
    ),
    POOR_DESCRIPTION := Rule(
        "poor-description",
        "Descriptions that don't describe the picture",
        "The description is all that some readers get of the picture.",
    ),
    UNEXPLAINED_TERM := Rule(
        "unexplained-term",
        "Letters that aren't explained",
        "Families don't know our abbreviations, and nobody likes to ask.",
    ),
    LONG_SENTENCE := Rule(
        "long-sentence",
        "Long sentences",
        "Beyond 25 words many readers lose the thread, most of all under stress.",
    ),
    CAPITALS := Rule(
        "capitals",
        "Words in capitals",
        "Capitals are slower to read, look like shouting, and may be read out letter by letter.",
    ),
    NUMBER_DATE := Rule(
        "number-date",
        "Dates in numbers",
        "To some readers 3/4 is 3 April, to others 4 March.",
    ),
    HARD_WORD := Rule(
        "hard-word",
        "Words with a simpler twin",
        "Short, everyday words are understood by more people, and faster.",
    ),
    READING_AGE := Rule(
        "reading-age",
        "Hard to read as a whole",
        "Aim for a reading age of 9 to 11: most people prefer it, experts too.",
    ),
]


@dataclass(frozen=True)
class Advice:
    """One thing that could be better.

    `found` are the words as they stand there, to be marked; `better` is a form to use instead, or
    how to get to one.
    """

    rule: Rule
    better: str
    place: Place = field(default_factory=Place)
    found: str = ""
    note: str = ""
