"""What is past says so before its title is read, and former staff stand nowhere else."""

import pytest
from bs4 import BeautifulSoup

from home.models import HomePage, InformationPage
from tests.factories.home import InformationPageFactory
from tests.factories.people import ContactFactory, FormerBodyFactory, TeamMemberFactory
from tests.factories.plans import PlanPageFactory
from tests.pages.reading import links, read, words

pytestmark = pytest.mark.django_db


def before_the_title(soup: BeautifulSoup) -> str:
    before = soup.select_one("h1").find_all_previous(class_="notice")
    return " ".join(notice.get_text(" ", strip=True) for notice in before)


def page_with(block: str, value: dict, **fields: object) -> InformationPage:
    return InformationPageFactory(body=[(block, value)], **fields)


def test_a_replaced_plan_names_its_successor_first(home_page: HomePage) -> None:
    old = PlanPageFactory()
    new = PlanPageFactory(title="New plan", edition="2024", supersedes=old)
    page = read(old)
    assert "This has been replaced" in before_the_title(page)
    assert links(page, ".notice") == {"New plan 2024": new.url}


def test_an_edition_that_the_title_names_is_not_said_twice(home_page: HomePage) -> None:
    old = PlanPageFactory(title="Plan 2018-20", edition="2018-20")
    new = PlanPageFactory(title="Plan 2024-2027", edition="2024-2027", supersedes=old)
    assert links(read(old), ".notice") == {"Plan 2024-2027": new.url}
    assert links(read(new), ".facts") == {"Plan 2018-20": old.url}


def test_a_plan_and_its_successor_say_sample_on_their_links(home_page: HomePage) -> None:
    old = PlanPageFactory(title="Old plan", is_sample=True)
    new = PlanPageFactory(title="New plan", edition="", supersedes=old, is_sample=True)
    assert "SAMPLE New plan" in links(read(old), ".notice")
    assert "SAMPLE Old plan" in links(read(new), ".facts")


def test_a_current_plan_says_what_it_replaced(home_page: HomePage) -> None:
    old = PlanPageFactory(title="Old plan")
    page = read(PlanPageFactory(edition="2024", supersedes=old))
    assert before_the_title(page) == ""
    assert "Current edition" in words(page, ".page-head")
    assert links(page, ".facts") == {"Old plan": old.url}


def test_a_page_of_history_says_so_first(home_page: HomePage) -> None:
    assert "from the past" in before_the_title(read(InformationPageFactory(is_history=True)))


def test_former_staff_stand_on_pages_of_history_without_links_to_call(home_page: HomePage) -> None:
    member = TeamMemberFactory(body=FormerBodyFactory(), phone="01632 960 009")
    team = {"body": member.body, "show": "former"}
    page = read(page_with("team_list", team, is_history=True))
    assert f"{member.name} Business manager Number at the time: 01632 960 009" in words(page)
    assert "tel:01632960009" not in str(page)


def test_a_contact_of_the_past_has_no_link_to_call(home_page: HomePage) -> None:
    contact = ContactFactory(is_former=True, phone="01632 960 009")
    page = read(page_with("contact_card", {"contact": contact}, is_history=True))
    assert "01632 960 009" in words(page)
    assert "tel:01632960009" not in str(page)


def no_longer_history(page: InformationPage) -> InformationPage:
    # Behind the editor's form, which refuses it.
    InformationPage.objects.filter(pk=page.pk).update(is_history=False)
    return page


def test_former_staff_stand_on_no_other_page(home_page: HomePage) -> None:
    member = TeamMemberFactory(body=FormerBodyFactory())
    team = {"body": member.body, "show": "former"}
    page = no_longer_history(page_with("team_list", team, is_history=True))
    assert member.name not in words(read(page))


def test_a_contact_no_longer_in_use_stands_on_no_current_page(home_page: HomePage) -> None:
    contact = ContactFactory(is_former=True)
    page = no_longer_history(page_with("contact_card", {"contact": contact}, is_history=True))
    assert contact.name not in words(read(page))


def test_a_contact_says_honestly_when_it_was_checked(home_page: HomePage) -> None:
    page = read(page_with("contact_card", {"contact": ContactFactory()}))
    assert "Last confirmed: date not known." in words(page)


def test_a_vacant_post_is_shown_as_vacant(home_page: HomePage) -> None:
    member = TeamMemberFactory(name="", is_vacant=True)
    page = read(page_with("team_list", {"body": member.body, "show": "current"}))
    assert "Vacant Business manager" in words(page)
