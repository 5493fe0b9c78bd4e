"""Reviews and the briefings made from them."""

import pytest
from django.core.exceptions import ValidationError

from reviews.blocks import SECTION_COUNT, SECTION_TITLES, BriefingSectionsBlock
from reviews.models import BriefingPage, ReviewPage
from tests.factories.reviews import BriefingPageFactory, ReviewPageFactory

pytestmark = pytest.mark.django_db


def test_a_review_names_its_children_in_order() -> None:
    review = ReviewPageFactory(pseudonyms=["Sunshine", "Rain"])
    assert ReviewPage.objects.get(pk=review.pk).pseudonym_list == ["Sunshine", "Rain"]


def test_a_review_and_its_briefing_lead_to_each_other() -> None:
    review = ReviewPageFactory()
    briefing = BriefingPageFactory(review=review)
    assert review.public_briefings == [briefing]
    assert briefing.public_review == review


def test_a_draft_briefing_is_not_led_to() -> None:
    review = ReviewPageFactory()
    BriefingPageFactory(review=review, live=False)
    assert review.public_briefings == []


def test_a_review_that_was_taken_down_is_not_led_to() -> None:
    assert BriefingPageFactory(review=ReviewPageFactory(live=False)).public_review is None


def test_a_briefing_on_a_topic_stands_alone() -> None:
    assert BriefingPageFactory().public_review is None


def test_deleting_a_review_keeps_its_briefing() -> None:
    review = ReviewPageFactory()
    briefing = BriefingPageFactory(review=review)
    review.delete()
    assert BriefingPage.objects.get(pk=briefing.pk).review is None


def test_a_new_briefing_starts_with_the_seven_usual_titles() -> None:
    titles = [section.value["title"] for section in BriefingPage().sections]
    assert titles == SECTION_TITLES
    assert len(titles) == 7


def sections(count: int) -> list[tuple[str, dict[str, str]]]:
    return [("section", {"title": "A title", "text": "<p>Words.</p>"})] * count


def test_seven_sections_are_accepted() -> None:
    block = BriefingSectionsBlock()
    block.clean(block.to_python([{"type": n, "value": v} for n, v in sections(SECTION_COUNT)]))


@pytest.mark.parametrize("count", [0, 6, 8])
def test_any_other_number_is_refused(count: int) -> None:
    block = BriefingSectionsBlock()
    with pytest.raises(ValidationError):
        block.clean(block.to_python([{"type": n, "value": v} for n, v in sections(count)]))
