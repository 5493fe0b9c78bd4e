"""The home page and the pages that explain."""

import pytest
from django.core.exceptions import ValidationError

from home.models import HomePage, InformationPage
from people.models import PublishingBody
from tests.factories.home import InformationPageFactory
from tests.factories.people import FormerBodyFactory

pytestmark = pytest.mark.django_db


def team_of_the_past(body: PublishingBody) -> tuple[str, dict[str, object]]:
    return ("team_list", {"body": body, "show": "former"})


def test_former_staff_stand_on_a_page_kept_as_history() -> None:
    page = InformationPageFactory(body=[team_of_the_past(FormerBodyFactory())], is_history=True)
    page.full_clean()


def test_former_staff_on_any_other_page_are_refused() -> None:
    page = InformationPageFactory()
    page.body = [team_of_the_past(FormerBodyFactory())]
    with pytest.raises(ValidationError) as refused:
        page.full_clean()
    assert list(refused.value.message_dict) == ["is_history"]


def test_todays_team_may_stand_anywhere() -> None:
    page = InformationPageFactory()
    page.body = [("team_list", {"body": FormerBodyFactory(), "show": "current"})]
    page.full_clean()


def test_an_information_page_needs_a_summary() -> None:
    page = InformationPage(title="About us", slug="about-us")
    with pytest.raises(ValidationError) as refused:
        page.full_clean()
    assert "summary" in refused.value.message_dict


def test_the_home_page_needs_its_first_words(home_page: HomePage) -> None:
    home_page.heading = ""
    with pytest.raises(ValidationError) as refused:
        home_page.full_clean()
    assert "heading" in refused.value.message_dict
