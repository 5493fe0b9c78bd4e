"""The pages of a list, and the addresses between them."""

from dataclasses import replace

from django.core.paginator import Page
from django.utils.functional import cached_property

from publications.listing_parts import PageLink
from publications.parameters import Parameters


class InPages:
    """A list of which an address shows one page."""

    @cached_property
    def parameters(self) -> Parameters:
        """What the address asks for."""
        raise NotImplementedError

    @cached_property
    def page_obj(self) -> Page:
        """The page that it asks for."""
        raise NotImplementedError

    def page_url(self, number: int) -> str:
        """The address of one page of the list."""
        return replace(self.parameters, page=number).url

    @property
    def page_links(self) -> list[PageLink]:
        """The first, the last and those around this one, with gaps between."""
        page = self.page_obj
        numbers = page.paginator.get_elided_page_range(page.number, on_each_side=1, on_ends=1)
        return [
            PageLink(number, self.page_url(number)) if isinstance(number, int) else PageLink(0, "")
            for number in numbers
        ]

    @property
    def previous_url(self) -> str:
        """The page before, or nothing."""
        page = self.page_obj
        return self.page_url(page.number - 1) if page.has_previous() else ""

    @property
    def next_url(self) -> str:
        """The page after, or nothing."""
        page = self.page_obj
        return self.page_url(page.number + 1) if page.has_next() else ""
