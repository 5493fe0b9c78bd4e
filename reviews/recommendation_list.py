"""The recommendations of all reviews as an address asks for them: filtered, counted, in pages."""

from collections.abc import Iterable
from dataclasses import replace

from django.core.paginator import Page, Paginator
from django.http import QueryDict
from django.utils.functional import cached_property

from publications.facets import Facet, Option
from publications.listing_parts import Chip
from publications.paging import InPages
from publications.parameters import Parameters
from publications.querysets import PublicationQuerySet
from reviews.models.recommendation import Recommendation, StatusCount, count_statuses
from reviews.recommendation_entries import FILTERS, STATUS, Entry, entries_of, vocabulary
from reviews.status_chart import StatusChart

PAGE_SIZE = 20
CSV = "recommendations.csv"


class RecommendationList(InPages):
    """What an address shows of the recommendations of some reviews.

    Nothing in the address is an error: what isn't known is left out, and `notices` says so.
    Everything is read in five queries and sorted out here, because there are hundreds of
    recommendations and never more than a few thousand.
    """

    def __init__(
        self,
        path: str,
        data: QueryDict,
        reviews: PublicationQuerySet,
        recommendations: Iterable[Recommendation],
    ) -> None:
        self.reviews = reviews
        self.recommendations = recommendations
        asked = Parameters.read(path, data, list(FILTERS))
        self.asked = Parameters(path=path, chosen=asked.chosen, page=asked.page)

    @cached_property
    def entries(self) -> list[Entry]:
        """Every recommendation, whatever is filtered."""
        return entries_of(self.reviews, self.recommendations)

    @cached_property
    def labels(self) -> dict[str, dict[str, str]]:
        """The words of every value of every filter."""
        return vocabulary(self.entries)

    @cached_property
    def parameters(self) -> Parameters:
        """What the address asks for, without values that no recommendation has."""
        known = {
            name: tuple(value for value in values if value in self.labels[name])
            for name, values in self.asked.chosen.items()
        }
        return replace(self.asked, chosen=known)

    def matching(self, *, but: str = "") -> list[Entry]:
        """The recommendations that match every filter, or every filter but one."""
        chosen = {n: values for n, values in self.parameters.chosen.items() if n != but}
        return [
            entry
            for entry in self.entries
            if all(entry.has_any(name, values) for name, values in chosen.items())
        ]

    @cached_property
    def found(self) -> list[Entry]:
        """The recommendations that match every filter."""
        return self.matching()

    @cached_property
    def all_facets(self) -> list[Facet]:
        """Every filter with its choices; each counts what the others leave."""
        return [Facet(name, label, self._options(name)) for name, label in FILTERS.items()]

    def _options(self, name: str) -> list[Option]:
        left = self.matching(but=name)
        selected = self.parameters.values(name)
        options = [
            Option(
                value=value,
                label=label,
                count=sum(value in entry.labels[name] for entry in left),
                is_selected=value in selected,
                toggled=self.parameters.toggling(name, value),
            )
            for value, label in self.labels[name].items()
        ]
        return [option for option in options if option.count or option.is_selected]

    @cached_property
    def facets(self) -> list[Facet]:
        """The filters worth offering here."""
        return [facet for facet in self.all_facets if facet.is_offered]

    @property
    def chips(self) -> list[Chip]:
        """The filters that are on."""
        return [
            Chip(label, self.labels[name][value], self.parameters.toggling(name, value).url)
            for name, label in FILTERS.items()
            for value in self.parameters.values(name)
        ]

    @property
    def statuses(self) -> list[StatusCount]:
        """How far those have come that match the other filters."""
        return count_statuses(entry.recommendation.status for entry in self.matching(but=STATUS))

    @cached_property
    def chart(self) -> StatusChart:
        """The same, drawn."""
        return StatusChart.of(self.statuses)

    @cached_property
    def page_obj(self) -> Page:
        """One page of the list; the last one when the address asks for one beyond it."""
        return Paginator(self.found, PAGE_SIZE).get_page(self.parameters.page)

    @property
    def total(self) -> int:
        """How many match every filter."""
        return len(self.found)

    @cached_property
    def review_count(self) -> int:
        """How many reviews the matching recommendations belong to."""
        return len({entry.review.pk for entry in self.found})

    @cached_property
    def silent_reviews(self) -> int:
        """How many public reviews don't list their recommendations on this site."""
        return self.reviews.count() - len({entry.review.pk for entry in self.entries})

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
