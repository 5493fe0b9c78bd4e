"""What a page gives to search."""

import pytest

from plans.models import PlanPriority, ReportPart
from reviews.models import Recommendation
from tests.factories.home import InformationPageFactory, the_home_page
from tests.factories.leaflets import LeafletPageFactory
from tests.factories.plans import PlanPageFactory
from tests.factories.publications import TopicFactory
from tests.factories.reviews import BriefingPageFactory, ReviewPageFactory

pytestmark = pytest.mark.django_db


def test_a_review_gives_its_pseudonyms_topics_and_prose() -> None:
    review = ReviewPageFactory(
        pseudonyms=["Blue"],
        topics=[TopicFactory(name="Neglect")],
        what_happened="<p>It <b>rained</b>.</p>",
    )
    review.recommendations.add(Recommendation(text="Listen.", what_changed="We do."))
    parts = review.search_parts()
    assert parts.title == review.title
    assert {"Blue", "Neglect", "Example SCP"} < set(parts.names)
    assert parts.summary == review.summary
    assert parts.body == ["It rained .", "Listen. We do."]


def test_a_briefing_gives_its_sections_and_its_reviews_pseudonyms() -> None:
    briefing = BriefingPageFactory(review=ReviewPageFactory(pseudonyms=["Blue"]))
    parts = briefing.search_parts()
    assert parts.names[-1] == "Blue"  # who knows it looks for the review first
    assert "A minute about: background." in " ".join(parts.body)


def test_a_plan_gives_its_edition_priorities_and_parts() -> None:
    plan = PlanPageFactory(edition="2024-2027")
    plan.priorities.add(PlanPriority(title="Neglect", text="Notice it early."))
    plan.report_contents.add(ReportPart(title="Foreword"))
    assert plan.search_parts().names[0] == "2024-2027"
    assert plan.search_parts().body == ["Neglect Notice it early.", "Foreword"]


def test_a_leaflet_gives_the_question_it_answers() -> None:
    leaflet = LeafletPageFactory(question="Can I see the report?")
    assert leaflet.search_parts().names[0] == "Can I see the report?"


def test_empty_words_are_left_out() -> None:
    assert "" not in LeafletPageFactory().search_parts().names
    assert ReviewPageFactory().search_parts().body == []


def test_pages_that_publish_nothing_are_found_by_their_words_too() -> None:
    page = InformationPageFactory(body=[("paragraph", "<p>We meet in March.</p>")])
    assert page.search_parts().body == ["We meet in March."]
    assert the_home_page().search_parts().body[0] == "How can we help?"
