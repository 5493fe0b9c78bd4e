"""Which pages are samples: placeholders, or pages with a document that is one.

The app that knows registers how to ask; whoever links to a page says SAMPLE on the link.
"""

from collections.abc import Callable, Iterable

from django.utils.html import format_html

# Stands in front of the words of a link.
SAMPLE_WORD = format_html('<strong class="sample-word">{}</strong> ', "SAMPLE")

SampleFinder = Callable[[set[int]], set[int]]

_finders: list[SampleFinder] = []


def register_sample_finder(finder: SampleFinder) -> None:
    """Add a way to ask: given page ids, the finder returns those of samples, in one query."""
    if finder not in _finders:
        _finders.append(finder)


def samples_among(page_ids: Iterable[int]) -> set[int]:
    """Which of these pages show the word SAMPLE."""
    wanted = set(page_ids)
    if not wanted:
        return set()
    return {found for finder in _finders for found in finder(wanted)}
