"""Asking PostgreSQL whether a text answers a reader's words, as the index would."""

from django.db import connection

from search.language import Dictionary, understand
from search.language.characters import IndexedWords

GLOSSARY = [
    ("LSCB", "Local Safeguarding Children Board"),
    ("SCR", "Serious Case Review"),
    ("LCSPR", "Local Child Safeguarding Practice Review"),
    ("LCSPRs", "Local Child Safeguarding Practice Reviews"),
    ("CCG", "Clinical Commissioning Group"),
    ("ICB", "Integrated Care Board"),
    ("NAI", "Non-Accidental Injury"),
    ("MASH", "Multi-Agency Safeguarding Hub"),
]
GROUPS = [
    ("shaken baby", "abusive head trauma"),
    ("CCG", "ICB"),
    ("in care", "looked after children", "children in care"),
    ("self-harm", "self-injury"),
]
WORDS = Dictionary(GLOSSARY, GROUPS)


def answers(text: str, words: str, dictionary: Dictionary = WORDS) -> bool:
    """Whether the index would find this text by these words."""
    template = IndexedWords.template % {"expressions": "%s::text"}
    query = understand(words, dictionary).tsquery
    with connection.cursor() as cursor:
        cursor.execute(
            f"SELECT to_tsvector('english', {template}) @@ to_tsquery('english', %s)",
            [text, query],
        )
        return cursor.fetchone()[0]


def parsed(query: str) -> str:
    """What PostgreSQL makes of the query; fails if that is an error."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT to_tsquery('english', %s)::text", [query])
        return cursor.fetchone()[0]


__all__ = ["GLOSSARY", "GROUPS", "WORDS", "answers", "parsed"]
