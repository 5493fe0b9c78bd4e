"""What the factories of reviews, briefings, plans and leaflets share, and the vocabulary."""

from datetime import date
from typing import Any, TypeVar

import factory
import wagtail_factories
from factory.django import DjangoModelFactory

from library.models import SiteDocument
from publications.models import (
    AgeBand,
    ListingPage,
    PublicationDocument,
    PublicationPage,
    Topic,
)
from tests.factories.home import the_home_page
from tests.factories.people import PublishingBodyFactory

IndexPage = TypeVar("IndexPage", bound=ListingPage)


def the_index(page_class: type[IndexPage], slug: str) -> IndexPage:
    """The one index page of its type below the home page; made when it isn't there."""
    if page := page_class.objects.first():
        return page
    return the_home_page().add_child(instance=page_class(title=slug.capitalize(), slug=slug))


class TopicFactory(DjangoModelFactory):
    """A topic."""

    class Meta:
        model = Topic

    name = factory.Sequence(lambda n: f"Topic {n}")
    slug = factory.Sequence(lambda n: f"topic-{n}")


class AgeBandFactory(DjangoModelFactory):
    """An age band."""

    class Meta:
        model = AgeBand

    name = factory.Sequence(lambda n: f"Aged {n}")
    slug = factory.Sequence(lambda n: f"aged-{n}")


class PublicationPageFactory(wagtail_factories.PageFactory):
    """A published page; `documents=[...]`, `topics=[...]` and `age_bands=[...]` go with it."""

    class Meta:
        model = PublicationPage
        abstract = True
        skip_postgeneration_save = True

    summary = "What it is and whom it is for."
    published_on = date(2022, 12, 4)
    publishing_body = factory.SubFactory(PublishingBodyFactory)

    @classmethod
    def _after_postgeneration(
        cls, instance: PublicationPage, create: bool, results: dict[str, Any] | None = None
    ) -> None:
        """One save for all that goes with it, however many kinds of things."""
        if create and results and any(results.values()):
            instance.save()

    @factory.post_generation
    def documents(
        self: PublicationPage, create: bool, documents: list[SiteDocument] | None
    ) -> bool:
        for order, document in enumerate(documents or []):
            self.documents.add(PublicationDocument(document=document, sort_order=order))
        return bool(documents)

    @factory.post_generation
    def topics(self: PublicationPage, create: bool, topics: list[Topic] | None) -> bool:
        if topics:
            self.topics.set(topics)
        return bool(topics)

    @factory.post_generation
    def age_bands(self: PublicationPage, create: bool, age_bands: list[AgeBand] | None) -> bool:
        if age_bands:
            self.age_bands.set(age_bands)
        return bool(age_bands)
