"""Words as they are indexed and asked for: English stems, with and without accents."""

import re

from anyascii import anyascii
from django.contrib.postgres.search import CombinedSearchQuery, SearchQuery

from publications.parameters import clean_words

CONFIG = "english"
# Stand around matched words until the text has been escaped; `clean_words` leaves neither in.
MARK_START, MARK_END = "\ue000", "\ue001"
ACCENTED = re.compile(r"[^\W\d_]*[\u00c0-\u024f\u1e00-\u1eff][^\W\d_]*")


def search_query(words: str) -> SearchQuery | CombinedSearchQuery:
    """What to look for: all words, "a phrase", one or another, -not; never an error."""
    query = SearchQuery(words, config=CONFIG, search_type="websearch")
    folded = without_accents(words)
    if folded == words:
        return query
    return query | SearchQuery(folded, config=CONFIG, search_type="websearch")


def without_accents(text: str) -> str:
    """Latin letters as they are on an English keyboard; other scripts are left alone."""
    return ACCENTED.sub(lambda match: anyascii(match.group()), text)


def folded_words(text: str) -> str:
    """Only the words that have accents, without them."""
    return " ".join(anyascii(word) for word in dict.fromkeys(ACCENTED.findall(text)))


def with_folded(text: str) -> str:
    """The text, followed by its accented words without their accents."""
    return f"{clean_words(text)} {folded_words(text)}".strip()


def any_of(words: str) -> str:
    """The same words, of which one is enough; empty when there is only one."""
    single = re.findall(r"[\w'’]+", words)
    wanted = [word for word in single if word.lower() not in {"or", "and"}]
    return " or ".join(dict.fromkeys(wanted)) if len(wanted) > 1 else ""
