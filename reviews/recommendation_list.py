"""The recommendations of all reviews as an address asks for them: filtered, counted, in pages."""

from dataclasses import replace

from django.core.paginator import Page, Paginator
from django.http import QueryDict
from django.utils.functional import cached_property

from publications.facets import Facet, Option
from publications.listing_parts import Chip
from publications.paging import InPages
from publications.parameters import Parameters
from publications.sets import Counts
from reviews.models.recommendation import StatusCount, count_statuses
from reviews.recommendation_entries import Entry, entries_of
from reviews.recommendation_values import (
    FILTERS,
    STATUS,
    RecommendationValues,
    recommendations_now,
)
from reviews.status_chart import StatusChart

PAGE_SIZE = 20
CSV = "recommendations.csv"


class RecommendationList(InPages):
    """What an address shows of the recommendations of public reviews.

    Nothing in the address is an error: what isn't known is left out, and `notices` says so. What
    there is and which filters it has is remembered; a page of the list asks for what it shows.
    """

    def __init__(self, path: str, data: QueryDict) -> None:
        asked = Parameters.read(path, data, list(FILTERS))
        self.asked = Parameters(path=path, chosen=asked.chosen, page=asked.page)

    @cached_property
    def known(self) -> RecommendationValues:
        """Every recommendation, whatever is filtered."""
        return recommendations_now()

    @property
    def has_any(self) -> bool:
        """Whether there is anything to list."""
        return bool(self.known.places)

    @cached_property
    def parameters(self) -> Parameters:
        """What the address asks for, without values that no recommendation has."""
        known = {
            name: tuple(value for value in values if value in self.known.labels[name])
            for name, values in self.asked.chosen.items()
        }
        return replace(self.asked, chosen=known)

    @cached_property
    def counts(self) -> Counts:
        """How many match, and how many each choice of a filter has among what the others leave."""
        return self.known.sets.count(self.known.sets.everything, self.parameters.chosen)

    @cached_property
    def keys(self) -> list[int]:
        """Those that match every filter, in the order of the list."""
        sets = self.known.sets
        if not self.is_narrowed:
            return sets.in_order
        return sets.keys(sets.matching(self.parameters.chosen))

    def found(self) -> list[Entry]:
        """All of them, with their reviews."""
        return list(entries_of(self.known, self.keys))

    @cached_property
    def all_facets(self) -> list[Facet]:
        """Every filter with its choices; each counts what the others leave."""
        return [Facet(name, label, self._options(name)) for name, label in FILTERS.items()]

    def _options(self, name: str) -> list[Option]:
        counts = self.counts.by_filter[name]
        selected = self.parameters.values(name)
        return [
            Option(
                value=value,
                label=label,
                count=counts.get(value, 0),
                is_selected=value in selected,
                toggled=self.parameters.toggling(name, value),
            )
            for value, label in self.known.labels[name].items()
            if value in counts or value in selected
        ]

    @cached_property
    def facets(self) -> list[Facet]:
        """The filters worth offering here."""
        return [facet for facet in self.all_facets if facet.is_offered]

    @property
    def chips(self) -> list[Chip]:
        """The filters that are on."""
        return [
            Chip(label, self.known.labels[name][value], self.parameters.toggling(name, value).url)
            for name, label in FILTERS.items()
            for value in self.parameters.values(name)
        ]

    @property
    def statuses(self) -> list[StatusCount]:
        """How far those have come that match the other filters."""
        return count_statuses(self.counts.by_filter[STATUS])

    @cached_property
    def chart(self) -> StatusChart:
        """The same, drawn."""
        return StatusChart.of(self.statuses)

    @cached_property
    def page_obj(self) -> Page:
        """One page of the list; the last one when the address asks for one beyond it."""
        page: Page = Paginator(self.keys, PAGE_SIZE).get_page(self.parameters.page)
        page.object_list = list(entries_of(self.known, list(page.object_list)))
        return page

    @property
    def total(self) -> int:
        """How many match every filter."""
        return self.counts.total

    @cached_property
    def review_count(self) -> int:
        """How many reviews the matching recommendations belong to."""
        return self.known.review_count(self.keys)

    @property
    def silent_reviews(self) -> int:
        """How many public reviews don't list their recommendations on this site."""
        return self.known.silent_reviews

    @property
    def csv_url(self) -> str:
        """The address of the same list as a file."""
        return replace(self.parameters, page=1).url_below(CSV)

    @property
    def clear_url(self) -> str:
        """The address of the whole list."""
        return self.asked.path

    @property
    def is_narrowed(self) -> bool:
        """Whether a filter leaves anything out."""
        return self.parameters.has_filters

    @property
    def is_plain(self) -> bool:
        """Whether this is the whole list from its start, the one address for search engines."""
        return self.parameters.url == self.asked.path

    @property
    def notices(self) -> list[str]:
        """What of the address could not be used, in sentences."""
        if self.parameters.chosen == self.asked.chosen:
            return []
        return ["We left out a filter that we do not know."]
