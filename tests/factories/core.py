"""Site settings, alerts and glossary terms."""

import factory
from factory.django import DjangoModelFactory

from core.models import Alert, GlossaryTerm, SiteSettings
from tests.factories.home import the_site


class AlertFactory(DjangoModelFactory):
    """A banner that is up now."""

    class Meta:
        model = Alert

    title = factory.Sequence(lambda n: f"The office is closed on day {n}")


class GlossaryTermFactory(DjangoModelFactory):
    """An abbreviation that is found in no other word."""

    class Meta:
        model = GlossaryTerm

    term = factory.Sequence(lambda n: f"ABC{n}")
    meaning = "A made-up term"


class SiteSettingsFactory(DjangoModelFactory):
    """The settings of the default site; one row a site."""

    class Meta:
        model = SiteSettings
        django_get_or_create = ("site",)

    site = factory.LazyFunction(the_site)
    name = "Example Safeguarding Children Partnership"
    short_name = "Example SCP"
    area = "Example"
    concern_phone = "01632 960 001"
    out_of_hours_phone = "01632 960 002"
