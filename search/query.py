"""Pages by a reader's words."""

from publications.word_search import register_word_search
from search.asking import text_query
from search.language import understand
from search.matching import matching_page_ids


@register_word_search
def matching_pages(words: str) -> list[int]:
    """The ids of the public pages that have all the words, the best first."""
    asked = understand(words)
    return matching_page_ids(text_query(asked.tsquery), asked.words)
