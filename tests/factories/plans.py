"""Plans, reports, procedures, forms and newsletters."""

import factory

from plans.models import PlanIndexPage, PlanPage
from publications.kinds import Kind
from tests.factories.publications import PublicationPageFactory, the_index


def the_plan_index() -> PlanIndexPage:
    """The list of plans, at /plans/."""
    return the_index(PlanIndexPage, "plans")


class PlanPageFactory(PublicationPageFactory):
    """A strategic plan; `supersedes=` names the one before it."""

    class Meta:
        model = PlanPage

    parent = factory.LazyFunction(the_plan_index)
    title = factory.Sequence(lambda n: f"Plan {n}")
    kind = Kind.STRATEGIC_PLAN
