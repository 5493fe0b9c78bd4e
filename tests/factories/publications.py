"""What the factories of reviews, briefings, plans and leaflets share, and the vocabulary."""

from datetime import date
from typing import Any, TypeVar

import factory
import wagtail_factories
from factory.django import DjangoModelFactory
from wagtail.models import Page

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

    summary = "What it is and whom it is for."
    published_on = date(2022, 12, 4)
    publishing_body = factory.SubFactory(PublishingBodyFactory)

    @classmethod
    def rows(cls, **given: Any) -> dict[str, list[Any]]:
        """What is given as plain lists, as the page's own rows, by their names."""
        documents: list[SiteDocument] = given.get("documents") or []
        return {
            "documents": [
                PublicationDocument(document=document, sort_order=order)
                for order, document in enumerate(documents)
            ],
            "topics": given.get("topics") or [],
            "age_bands": given.get("age_bands") or [],
        }

    @classmethod
    def _build(cls, model_class: type[PublicationPage], *args: Any, **fields: Any) -> Any:
        return super()._build(model_class, *args, **(fields | cls.rows(**fields)))

    @classmethod
    def _create_instance(
        cls, model_class: type[PublicationPage], parent: Page | None, fields: dict[str, Any]
    ) -> Any:
        """Saved once, with its rows."""
        return super()._create_instance(model_class, parent, fields | cls.rows(**fields))
