"""A list of publications as its address asks for it: filtered, counted, sorted, in pages."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from django.core.paginator import Page, Paginator
from django.db.models import QuerySet
from django.http import QueryDict
from django.utils.functional import cached_property
from django.utils.http import urlencode

from publications import facets
from publications import listing_parts as parts
from publications.cards import NEWEST_FIRST, cards_of, in_order
from publications.dates import DateRange, KnownDate
from publications.facets import Facet, Option
from publications.filters import FILTER_NAMES, FILTERS
from publications.keys import keys_of, only
from publications.listing_parts import Chip, DateField, Export, SortOption
from publications.ordering import InOrder
from publications.paging import InPages
from publications.parameters import WORDS, Parameters
from publications.querysets import PublicationQuerySet
from publications.sets import Bits, Counts
from publications.values import Values, values_now
from publications.word_search import matching_words

PAGE_SIZE = 20
RELEVANCE, CURRENT, NEWEST = "relevance", "current", "newest"
OLDEST, TITLE = "oldest", "title"
SORTS = {
    RELEVANCE: "Best match",
    CURRENT: "Current first",
    NEWEST: "Newest first",
    OLDEST: "Oldest first",
    TITLE: "A to Z",
}
# The same as methods of PublicationQuerySet.
ORDERS = {
    CURRENT: "current_first",
    NEWEST: NEWEST_FIRST,
    OLDEST: "oldest_first",
    TITLE: "by_title",
}
MOST_ROWS, MOST_ENTRIES = 1000, 50


class Listing(InPages):
    """What an address shows of some publications.

    `publications` are all that may be listed (public ones); where these are all below a path of
    the page tree, `below` says so. Nothing in the address is an error: what isn't known is left
    out, and `notices` says so. What a page of it shows is remembered; a time asks once.
    """

    # Whether `publications` are all public ones there are.
    is_everything = False

    def __init__(
        self,
        path: str,
        data: QueryDict,
        publications: PublicationQuerySet,
        usual_sort: str = NEWEST,
        below: str = "",
    ) -> None:
        self.publications = publications
        self.usual_sort = usual_sort
        self.below = below
        self.asked = Parameters.read(path, data, FILTER_NAMES)

    @cached_property
    def labels(self) -> facets.Labels:
        """The words of every value of every filter."""
        return facets.vocabulary_now()

    @cached_property
    def parameters(self) -> Parameters:
        """What the address asks for, without filters and orders that don't exist."""
        known = {
            name: tuple(v for v in values if facets.is_known(self.labels, name, v))
            for name, values in self.asked.chosen.items()
        }
        sort = self.asked.sort if self.asked.sort in self.sorts else ""
        sort = "" if sort == self.default_sort else sort
        start, end = self.period.start, self.period.end
        return replace(
            self.asked,
            chosen=known,
            sort=sort,
            from_date=start.for_machines if start else "",
            to_date=end.for_machines if end else "",
        )

    @cached_property
    def period(self) -> DateRange:
        """The time that is asked for, as far as it can be read."""
        return DateRange(KnownDate.read(self.asked.from_date), KnownDate.read(self.asked.to_date))

    @property
    def words(self) -> str:
        """The reader's words."""
        return self.asked.words

    @property
    def words_shown(self) -> str:
        """The words that the results are for; search may have put the reader's right."""
        return self.words

    @property
    def sorts(self) -> dict[str, str]:
        """The orders offered; a best match needs words, and "current" a list where things age."""
        offered = {value: label for value, label in SORTS.items() if value != CURRENT}
        if self.usual_sort == CURRENT:
            offered = SORTS
        return {value: offered[value] for value in offered if self.words or value != RELEVANCE}

    @property
    def default_sort(self) -> str:
        """The order nobody has to ask for."""
        return RELEVANCE if self.words else self.usual_sort

    @property
    def sort(self) -> str:
        """The order in use."""
        return self.parameters.sort or self.default_sort

    @cached_property
    def values(self) -> Values:
        """Which publications have which values of which filter."""
        return values_now()

    @cached_property
    def listed(self) -> Bits:
        """All publications of the list that came out in the time asked for."""
        if not self.period.is_limited and self.is_everything:
            return self.values.everything
        if not self.period.is_limited and self.below:
            return self.values.below(self.below)
        return self.values.bits(keys_of(self.period.narrow(self.publications)))

    @cached_property
    def found(self) -> Bits:
        """Those of them that match the words, whatever is filtered."""
        return self.listed & self.values.bits(self.matches) if self.words else self.listed

    @cached_property
    def matches(self) -> list[int]:
        """The ids of the public pages that match the words, the best first; asked once."""
        return matching_words(self.words) if self.words else []

    @cached_property
    def left(self) -> Bits:
        """Publications that match words, dates and filters."""
        return self.found & self.values.matching(self.parameters.chosen)

    def narrowed(self) -> PublicationQuerySet:
        """The same, as a question to the database."""
        if not self.is_narrowed:
            return self.period.narrow(self.publications)
        return only(self.publications, self.values.keys(self.left))

    def results(self) -> QuerySet | InOrder:
        """Everything the list shows, in order."""
        publications = self.narrowed().for_cards()
        if self.sort == RELEVANCE:
            return InOrder(publications, self.narrowed_matches())
        return getattr(publications, ORDERS[self.sort])()

    def keys(self) -> Sequence[int]:
        """The keys of everything the list shows, in order."""
        if self.sort == RELEVANCE:
            return self.narrowed_matches()
        if self.sort == NEWEST:
            return self.values.keys(self.left)
        return self.values.only(in_order(ORDERS[self.sort]), self.left)

    def narrowed_matches(self) -> list[int]:
        """The ids of the publications that match words, dates and filters, the best first."""
        return self.values.only(self.matches, self.left)

    def load(self, keys: Sequence[int]) -> Sequence[Any]:
        """What one page of the list shows."""
        return cards_of(keys)

    @cached_property
    def page_obj(self) -> Page:
        """One page of results; the last one when the address asks for one beyond it."""
        paginator = Paginator(self.keys(), PAGE_SIZE)
        paginator.count = self.count_results()
        page = paginator.page(min(self.parameters.page, paginator.num_pages))
        page.object_list = self.load(list(page.object_list))
        return page

    @property
    def total(self) -> int:
        """How many results there are on all pages."""
        return self.page_obj.paginator.count

    def count_results(self) -> int:
        """How many results there are; counted together with the filters."""
        return self.counts.total

    @cached_property
    def counts(self) -> Counts:
        """How many publications each choice of each filter has, and how many match them all."""
        return self.values.count(self.found, self.parameters.chosen)

    @cached_property
    def all_facets(self) -> list[Facet]:
        """Every filter with its choices; each counts what the others leave."""
        return [
            Facet(each.name, each.label, self._options(each.name, self.counts.by_filter[each.name]))
            for each in FILTERS
        ]

    def _options(self, name: str, counts: Mapping[str, int]) -> list[Option]:
        selected = self.parameters.values(name)
        return [
            Option(
                value=value,
                label=facets.label_of(self.labels, name, value),
                count=counts.get(value, 0),
                is_selected=value in selected,
                toggled=self.parameters.toggling(name, value),
            )
            for value in facets.ordered_values(self.labels, name, {*counts, *selected})
        ]

    @cached_property
    def facets(self) -> list[Facet]:
        """The filters worth offering here."""
        return [facet for facet in self.all_facets if facet.is_offered]

    @property
    def chips(self) -> list[Chip]:
        """The filters that are on, the time last."""
        return parts.chips_of(self.parameters, self.labels, self.period)

    @property
    def date_fields(self) -> list[DateField]:
        """Both ends of the time, as the reader wrote them or as we read them."""
        return parts.date_fields_of(self.asked, self.period)

    @property
    def sort_options(self) -> list[SortOption]:
        """The orders offered, each with its address."""
        return [
            SortOption(value, label, self._sorted_by(value).url, value == self.sort)
            for value, label in self.sorts.items()
        ]

    def _sorted_by(self, value: str) -> Parameters:
        sort = "" if value == self.default_sort else value
        return replace(self.parameters, sort=sort, page=1)

    @property
    def downloads(self) -> list[Export]:
        """The list as files, with the same words, filters and order."""
        return parts.downloads_of(self.parameters)

    @property
    def feed(self) -> Export:
        """What is new in the list; a feed has its own order."""
        return parts.feed_of(self.parameters)

    @property
    def limits(self) -> dict[str, str]:
        """How much of the list a file and the feed hold, the first or the newest of it."""
        return {"rows": f"{MOST_ROWS:,}", "entries": f"{MOST_ENTRIES:,}"}

    @property
    def clear_url(self) -> str:
        """The address with the same words and nothing filtered."""
        return self.parameters.without_filters().url

    @property
    def reset_url(self) -> str:
        """The address of the whole list."""
        return self.asked.path

    @property
    def words_query(self) -> str:
        """The words as a part of another list's address."""
        return urlencode({WORDS: self.words})

    @property
    def is_narrowed(self) -> bool:
        """Whether words or filters leave anything out."""
        return bool(self.words) or self.parameters.has_filters

    @property
    def is_plain(self) -> bool:
        """Whether this is the whole list from its start, the one address for search engines."""
        return self.parameters.url == self.asked.path

    @property
    def notices(self) -> list[str]:
        """What of the address could not be used, in sentences."""
        return parts.notices_of(self.asked, self.parameters, self.period)
