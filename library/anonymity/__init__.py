"""Looks for words that must not appear: names, addresses, schools, dates, however they are written.

Needs neither Django nor a database, and keeps nothing: words come in as arguments and go out as
matches. Nothing here writes a log, a cache or a file, and nothing that holds the words shows them
in its `repr`, which is what error reports and debugging logs print.
"""

from .matches import Match, Source, Sure
from .search import search_for
from .terms import TermsRefused, read_terms

__all__ = ["Match", "Source", "Sure", "TermsRefused", "read_terms", "search_for"]
