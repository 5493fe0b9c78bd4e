"""Which values of which filter each public publication has, remembered as sets."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from django.apps import apps
from django.db import connection
from django.db.models import CharField, F, QuerySet, Value
from django.db.models.expressions import Combinable
from django.db.models.functions import Cast
from wagtail.models import Page

from core.changes import Remembered
from core.visibility import next_expiry
from publications.filters import FILTER_NAMES, FILTERS, Filter
from publications.keys import keys_of, read_keys
from publications.offers import open_documents
from publications.querysets import PublicationQuerySet
from publications.sets import Bits, Sets

# All keys of a value in one row; one that has it in two ways stands there twice.
PAIRS = """
SELECT name, value, string_agg(key::text, ',') FROM ({pairs}) AS pairs(name, value, key)
WHERE value IS NOT NULL GROUP BY name, value
"""


class Values(Sets):
    """The public publications of one moment, the newest first, and their values of each filter."""

    def __init__(self, keys: Iterable[int], having: Mapping[str, Mapping[str, list[int]]]) -> None:
        super().__init__(keys, having, FILTER_NAMES)
        self._below: dict[str, Bits] = {}

    def below(self, path: str) -> Bits:
        """Those whose page stands below a path of the tree; one query, the first time."""
        if path not in self._below:
            pages = Page.objects.filter(path__startswith=path)
            self._below[path] = self.bits(keys_of(pages))
        return self._below[path]


def _load() -> Values:
    """Two queries, however many publications there are."""
    # Their own module shows lists, and can't be imported here.
    publications: Any = apps.get_model("publications.PublicationPage").objects
    first, *others = (part for each in FILTERS for part in _pairs_of(each, publications.all()))
    pairs, parameters = first.union(*others, all=True).query.sql_with_params()
    having: dict[str, dict[str, list[int]]] = {}
    with connection.cursor() as cursor:
        cursor.execute(PAIRS.format(pairs=pairs), parameters)
        for name, value, keys in cursor.fetchall():
            having.setdefault(name, {})[value] = read_keys(keys)
    return Values(publications.public_now().newest_first().values_list("pk", flat=True), having)


def _pairs_of(each: Filter, publications: PublicationQuerySet) -> Iterator[QuerySet]:
    """Rows of the filter's name, a value and the key of a publication; private ones too."""
    if each.own:
        yield _pairs(each.name, publications, each.own_text, F("pk"))
    if each.terms:
        terms = each.term_rows(publications)
        yield _pairs(each.name, terms, F("value"), F("of_page"))
    for column in each.of_documents:
        documents = open_documents(publications)
        yield _pairs(each.name, documents, F(column), F("page"))


def _pairs(name: str, rows: QuerySet, value: Combinable, key: F) -> QuerySet:
    return rows.order_by().values_list(Value(name, CharField()), Cast(value, CharField()), key)


# As the database has them when it is asked: what was found out under one state of it isn't asked
# for again until something changes or a page expires.
values_now = Remembered(_load, until=next_expiry)
