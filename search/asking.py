"""A reader's words as the database understands them."""

from search.sql import Sql
from search.tsquery import TextQuery, parse
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
