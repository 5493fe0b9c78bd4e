"""Advice on plain language: the words of a page in, what could be better out.

The rules know nothing of Django's models or of requests; `gathering` takes the words out of a page,
and `views` shows the advice beside the editor.
"""

from .judging import Group, Judgement, judge
from .rules import Advice, Rule
from .words import Heading, Link, PageWords, Picture, Place, Term, Voice, Words

__all__ = [
    "Advice",
    "Group",
    "Heading",
    "Judgement",
    "Link",
    "PageWords",
    "Picture",
    "Place",
    "Rule",
    "Term",
    "Voice",
    "Words",
    "judge",
]
