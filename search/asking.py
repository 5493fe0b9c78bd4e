"""A reader's words as the database understands them."""

from search.language import Understood
from search.sql import Sql
from search.tsquery import TextQuery, parse, parse_any
from search.words import CONFIG


def text_query(tsquery: str) -> TextQuery:
    """What `search.language` wrote for `to_tsquery`, with words as the index has them; one query.

    Nothing is asked for nothing.
    """
    if not tsquery:
        return TextQuery((), ())
    asked = "SELECT to_tsquery({config}, {tsquery})::text"
    ((text,),) = Sql.of(asked, config=CONFIG, tsquery=tsquery).rows()
    return parse(text)


def any_query(asked: Understood) -> TextQuery:
    """The same for any one of the things that a reader asked for; one query."""
    written = "SELECT to_tsquery({config}, asked)::text FROM unnest({queries}::text[]) AS asked"
    queries = [asked.without, *asked.parts]
    rows = Sql.of(written, config=CONFIG, queries=queries).rows()
    unwanted, *wanted = [text for (text,) in rows]
    return parse_any(wanted, unwanted)
