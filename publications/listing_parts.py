"""What a list shows around its results: chips, orders, pages, dates, and itself to take away."""

from dataclasses import dataclass, replace

from publications.dates import DateRange
from publications.facets import Labels, label_of
from publications.filters import FILTERS
from publications.parameters import FROM, LONGEST_WORDS, TO, Parameters

# The same list in other forms, at these names below its address.
CSV, JSON, FEED = "list.csv", "list.json", "list.atom"


@dataclass(frozen=True)
class Chip:
    """One filter that is on, and the address without it."""

    facet: str
    label: str
    remove_url: str


@dataclass(frozen=True)
class SortOption:
    """One order of the list."""

    value: str
    label: str
    url: str
    is_selected: bool


@dataclass(frozen=True)
class PageLink:
    """A numbered page of the list; a gap has the number 0 and no address."""

    number: int
    url: str


@dataclass(frozen=True)
class DateField:
    """One end of the time that is asked for; `value` is what the reader wrote, readable or not."""

    name: str
    label: str
    value: str
    is_unreadable: bool


@dataclass(frozen=True)
class Export:
    """The same list in another form."""

    label: str
    content_type: str
    url: str


def chips_of(parameters: Parameters, labels: Labels, period: DateRange) -> list[Chip]:
    """The filters that are on, the time last."""
    chips = [
        Chip(
            each.label,
            label_of(labels, each.name, value),
            parameters.toggling(each.name, value).url,
        )
        for each in FILTERS
        for value in parameters.values(each.name)
    ]
    if period.start:
        without = replace(parameters, from_date="", page=1)
        chips.append(Chip("Published", f"from {period.start.in_words}", without.url))
    if period.end:
        without = replace(parameters, to_date="", page=1)
        chips.append(Chip("Published", f"until {period.end.in_words}", without.url))
    return chips


def date_fields_of(asked: Parameters, period: DateRange) -> list[DateField]:
    """Both ends of the time, as we read them or as the reader wrote them."""
    ends = [
        (FROM, "From", asked.from_date, period.start),
        (TO, "Until", asked.to_date, period.end),
    ]
    return [
        DateField(name, label, known.in_words if known else text, bool(text and not known))
        for name, label, text, known in ends
    ]


def notices_of(asked: Parameters, used: Parameters, period: DateRange) -> list[str]:
    """What of the address could not be used, in sentences."""
    sentences = []
    if asked.words_were_cut:
        sentences.append(
            f"Your search was very long. We used the first {LONGEST_WORDS} characters."
        )
    if used.chosen != asked.chosen:
        sentences.append("We left out a filter that we do not know.")
    sentences += [
        f"We could not read “{each.value}” as a date, so we left it out. Write a year, or a "
        "month and a year, for example 2019 or March 2019."
        for each in date_fields_of(asked, period)
        if each.is_unreadable
    ]
    if period.is_backwards:
        sentences.append(
            "The first date is after the last one, so nothing can be found. Change one of them."
        )
    return sentences


def downloads_of(parameters: Parameters) -> list[Export]:
    """The list as files, from its first result."""
    whole = replace(parameters, page=1)
    return [
        Export("CSV", "text/csv", whole.url_below(CSV)),
        Export("JSON", "application/json", whole.url_below(JSON)),
    ]


def feed_of(parameters: Parameters) -> Export:
    """The feed of the list, which has an order of its own."""
    unsorted = replace(parameters, page=1, sort="")
    return Export("Atom feed", "application/atom+xml", unsorted.url_below(FEED))
