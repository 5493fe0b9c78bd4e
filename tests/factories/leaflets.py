"""Leaflets."""

import factory

from leaflets.models import LeafletIndexPage, LeafletPage
from publications.kinds import Kind
from tests.factories.publications import PublicationPageFactory, the_index


def the_leaflet_index() -> LeafletIndexPage:
    """The list of leaflets, at /leaflets/."""
    return the_index(LeafletIndexPage, "leaflets")


class LeafletPageFactory(PublicationPageFactory):
    """A leaflet for families, in English."""

    class Meta:
        model = LeafletPage

    parent = factory.LazyFunction(the_leaflet_index)
    title = factory.Sequence(lambda n: f"Leaflet {n}")
    kind = Kind.LEAFLET
