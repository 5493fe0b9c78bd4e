"""Counts of filters: whatever is chosen, each is the number of results it leads to."""

import random
from datetime import date
from urllib.parse import urlencode

import pytest
from django.db import connection
from django.http import QueryDict
from django.test.utils import CaptureQueriesContext

from core.changes import same_state
from core.dates import DatePrecision
from library.models import FileCheck
from publications.filters import FILTER_NAMES
from publications.kinds import PLAN_KINDS, REVIEW_KINDS
from publications.listing import Listing
from publications.models import PublicationPage
from publications.offers import offered_formats, offered_languages
from tests.factories.library import SiteDocumentFactory
from tests.factories.people import FormerBodyFactory, PublishingBodyFactory
from tests.factories.plans import PlanPageFactory
from tests.factories.publications import AgeBandFactory, TopicFactory
from tests.factories.reviews import ReviewPageFactory

pytestmark = pytest.mark.django_db
WORDS = ["", "", "neglect", "learning", "nowhere"]


def listing(query: str) -> Listing:
    return Listing("/reviews/", QueryDict(query), PublicationPage.objects.public_now())


def counts(query: str, name: str) -> dict[str, int]:
    (facet,) = [facet for facet in listing(query).all_facets if facet.name == name]
    return {option.value: option.count for option in facet.options}


@pytest.fixture(scope="module")
def publications(module_rows: None) -> None:
    """Twenty-four of two types, with anything from no value to several of every filter."""
    chance = random.Random(0)
    topics = [TopicFactory() for _ in range(4)]
    bands = [AgeBandFactory() for _ in range(3)]
    bodies = [PublishingBodyFactory(), FormerBodyFactory()]
    documents = [
        SiteDocumentFactory(),
        SiteDocumentFactory(language="pl"),
        SiteDocumentFactory(file_name="a.txt", pages=("Words.",)),
        SiteDocumentFactory(),
    ]
    days = [None, date(2017, 3, 1), date(2019, 6, 1), date(2019, 9, 9)]
    for number in range(24):
        factory, kinds = chance.choice(
            [(ReviewPageFactory, REVIEW_KINDS), (PlanPageFactory, PLAN_KINDS)]
        )
        factory(
            title=f"{chance.choice(['Neglect', 'Learning'])} {number}",
            kind=chance.choice(kinds[:3]),
            published_on=chance.choice(days),
            published_precision=chance.choice(DatePrecision.values),
            publishing_body=chance.choice(bodies),
            topics=chance.sample(topics, chance.randrange(4)),
            age_bands=chance.sample(bands, chance.randrange(3)),
            documents=chance.sample(documents, chance.randrange(4)),
            language=chance.choice(["en", "en", "ur"]),
            live=chance.random() > 0.2,
        )
    FileCheck.objects.filter(document=documents[-1]).update(cleared_at=None)


def random_query(chance: random.Random) -> list[tuple[str, str]]:
    """Some values of some filters that exist, perhaps words, perhaps a time."""
    whole = listing("")
    pairs = [("q", chance.choice(WORDS))]
    pairs += [("from", chance.choice(["", "", "2018", "2019-07"]))]
    pairs += [("to", chance.choice(["", "", "2019-08", "2019"]))]
    for facet in chance.sample(whole.all_facets, chance.randrange(4)):
        for option in chance.sample(facet.options, min(len(facet.options), chance.randrange(1, 3))):
            pairs.append((facet.name, option.value))
    return pairs


@pytest.mark.parametrize("seed", range(3))
def test_each_count_is_the_number_of_results_of_choosing_it_alone_in_its_filter(
    publications: None, seed: int
) -> None:
    chance = random.Random(seed)
    tried = 0
    for _ in range(8):
        query = random_query(chance)
        shown = listing(urlencode(query))
        assert shown.total == len(list(shown.results()))
        for facet in shown.all_facets:
            others = [(name, value) for name, value in query if name != facet.name]
            for option in facet.options:
                alone = listing(urlencode([*others, (facet.name, option.value)]))
                assert len(list(alone.results())) == option.count, (query, facet.name, option)
                tried += 1
    assert tried > 50


def test_all_filters_are_counted_in_one_query(publications: None) -> None:
    shown = listing("kind=scr&topic=topic-1&format=pdf&language=pl&from=2018")
    with same_state(), CaptureQueriesContext(connection) as asked:
        assert len(listing("").all_facets) == len(FILTER_NAMES)
        remembered = len(asked)
        assert len(shown.all_facets) == len(FILTER_NAMES)
    # Which publications came out in that time; what they have was asked before.
    assert len(asked) == remembered + 1


def test_a_page_says_the_same_of_itself_as_the_filters(publications: None) -> None:
    pages = list(PublicationPage.objects.public_now())
    for name, of_page in (("format", offered_formats), ("language", offered_languages)):
        values = [value for page in pages for value in of_page(page)]
        assert counts("", name) == {value: values.count(value) for value in values}
