"""Pages by a reader's words."""

from publications.word_search import register_word_search
from search.asking import text_query
from search.language import understand
from search.matching import matching_pages


@register_word_search
def matching_page_ids(words: str) -> list[int]:
    """The ids of the public pages that have all the words, the best first."""
    asked = understand(words)
    return matching_pages(text_query(asked.tsquery), asked.names).ids
