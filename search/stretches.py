"""Long texts in pieces that the database can index."""

from collections.abc import Iterator

# About 5,000 words: far from PostgreSQL's limits (1 MB, and 16,383 places), and quick to mark
# words in. The shortest words there are would make 15,000.
PASSAGE_LENGTH = 30_000


def stretches(text: str) -> Iterator[str]:
    """The text in pieces of at most PASSAGE_LENGTH, cut between words where there are any."""
    while len(text) > PASSAGE_LENGTH:
        cut = max(text.rfind(" ", 0, PASSAGE_LENGTH), text.rfind("\n", 0, PASSAGE_LENGTH))
        cut = cut if cut > 0 else PASSAGE_LENGTH
        yield text[:cut]
        text = text[cut:].lstrip()
    yield text
