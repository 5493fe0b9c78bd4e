"""Which entries can't be believed now: asked once, and remembered until something changes.

An entry is of a live page. Readers mustn't find one that is private or hidden with a page above it,
nor by the words of a document that they can't read there. There are few of either, so the query for
what matches names them, instead of asking of each match.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from core.changes import Remembered
from core.visibility import next_expiry, public_pages
from search.entries import readable_among
from search.sql import Sql

# `IS TRUE` keeps sets of ids sets, which would be joined one by one (docs/adr/0011); both ids of a
# pair are put into one number: looking up pairs takes half as long again.
UNREADABLE = """
WITH public AS MATERIALIZED ({public}),
entries AS MATERIALIZED (
  SELECT page_id::bigint, files, (page_id IN (SELECT id FROM public)) IS TRUE AS is_public
  FROM search_entry
), shown AS MATERIALIZED (SELECT page_id, files FROM entries WHERE is_public),
readable AS MATERIALIZED ({readable})
SELECT page_id, NULL FROM entries WHERE NOT is_public
UNION ALL
SELECT page_id, file_id FROM (SELECT page_id, unnest(files) AS file_id FROM shown) AS included
WHERE (page_id << 40 | file_id IN (SELECT page_id << 40 | file_id FROM readable)) IS NOT TRUE
"""
PAIR = "page_id << 40 | file_id"


@dataclass(frozen=True)
class Standing:
    """Pages with an entry that nobody may find, and files that can't be read in others.

    `unreadable` are pairs of a page and a file in one number, as `PAIR` puts them together.
    """

    hidden: list[int]
    stale: list[int]
    unreadable: list[int]

    @property
    def is_readable(self) -> Sql:
        """Whether readers may read the file `file_id` in the page `page_id`."""
        keys = as_array(self.unreadable)
        return Sql.of("({pair}) <> ALL ({keys})", pair=Sql(PAIR), keys=keys)


def _load() -> Standing:
    """One query."""
    readable = readable_among(Sql("shown"))
    public = public_pages().order_by().values("id")
    rows = Sql.of(UNREADABLE, public=public, readable=readable).rows()
    files = [(page_id, file_id) for page_id, file_id in rows if file_id is not None]
    return Standing(
        hidden=[page_id for page_id, file_id in rows if file_id is None],
        stale=sorted({page_id for page_id, _ in files}),
        unreadable=[page_id << 40 | file_id for page_id, file_id in files],
    )


standing_now = Remembered(_load, until=next_expiry)


def as_array(keys: Iterable[int]) -> Sql:
    """Numbers as one parameter."""
    return Sql.of("{keys}::bigint[]", keys=f"{{{','.join(map(str, keys))}}}")
