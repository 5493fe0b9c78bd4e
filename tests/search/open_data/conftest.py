"""Publications whose data is asked for."""

from datetime import date

import pytest

from core.dates import DatePrecision
from publications.models import DocumentRole, PublicationDocument
from reviews.models import Recommendation, ReviewPage
from tests.factories.leaflets import LeafletPageFactory
from tests.factories.library import SiteDocumentFactory
from tests.factories.plans import PlanPageFactory
from tests.factories.publications import AgeBandFactory, TopicFactory
from tests.factories.reviews import BriefingPageFactory, ReviewPageFactory


def a_review() -> ReviewPage:
    """A review with everything."""
    page = ReviewPageFactory(
        title="Child A",
        slug="child-a",
        pseudonyms=["Amy", "Ben"],
        published_on=date(2019, 3, 20),
        published_precision=DatePrecision.MONTH,
        topics=[TopicFactory(name="Neglect", slug="neglect"), TopicFactory(name="Sleep", slug="s")],
        age_bands=[AgeBandFactory(name="Under one", slug="under-1")],
        what_happened="<p>It <b>happened</b>.</p><p>Then:</p><ul><li>this</li></ul>",
        incident_period="2017",
    )
    easy = SiteDocumentFactory(title="Easy", language="pl", pages=("One.", "Two."))
    page.documents.add(PublicationDocument(document=easy, role=DocumentRole.EASY_READ))
    page.recommendations.add(
        Recommendation(
            text="Ask twice.", owner="The trust", status="done", status_on=date(2020, 1, 2)
        ),
        Recommendation(text="Write it down."),
    )
    page.save()
    return page


@pytest.fixture(scope="module")
def everything(module_rows: None) -> None:
    """One or two of each type, some of them pointing to each other."""
    BriefingPageFactory(review=a_review())
    old = PlanPageFactory(edition="2022/23", is_sample=True, period_start=date(2022, 4, 1))
    PlanPageFactory(supersedes=old, published_on=None)
    leaflet = LeafletPageFactory(question="What now?")
    LeafletPageFactory(translation_of=leaflet, language="pl")


@pytest.fixture
def review(everything: None) -> ReviewPage:
    """Of everything, the only review."""
    return ReviewPage.objects.get()
