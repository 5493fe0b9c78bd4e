"""Words as they are indexed and asked for: English stems, with and without accents."""

import re

from anyascii import anyascii
from django.contrib.postgres.search import CombinedSearchQuery, SearchQuery

CONFIG = "english"
# Stand around matched words until the text has been escaped; `clean_words` leaves neither in.
MARK_START, MARK_END = "\ue000", "\ue001"
# Plurals that English stemming takes for other words.
SINGULARS = {"children": "child", "people": "person", "women": "woman", "men": "man"}
PLURAL = re.compile(rf"\b({'|'.join(SINGULARS)})\b", re.IGNORECASE)
ACCENTED = re.compile(r"[^\W\d_]*[\u00c0-\u024f\u1e00-\u1eff][^\W\d_]*")


def search_query(words: str) -> SearchQuery | CombinedSearchQuery:
    """What to look for: all words, "a phrase", one or another, -not; never an error."""
    query = SearchQuery(words, config=CONFIG, search_type="websearch")
    simple = in_simple_form(words)
    if simple == words:
        return query
    return query | SearchQuery(simple, config=CONFIG, search_type="websearch")


def in_simple_form(text: str) -> str:
    """Latin letters without accents, and the odd plurals as singulars."""
    text = ACCENTED.sub(lambda match: anyascii(match.group()), text)
    return PLURAL.sub(lambda match: SINGULARS[match.group().lower()], text)


def other_forms(text: str) -> str:
    """The words of a text that have another form, in that form, each once."""
    words = [*ACCENTED.findall(text), *PLURAL.findall(text)]
    return " ".join(dict.fromkeys(in_simple_form(word) for word in words))


def any_of(words: str) -> str:
    """The same words, of which one is enough; empty when there is only one."""
    single = re.findall(r"[\w'’]+", words)
    wanted = [word for word in single if word.lower() not in {"or", "and"}]
    return " or ".join(dict.fromkeys(wanted)) if len(wanted) > 1 else ""
