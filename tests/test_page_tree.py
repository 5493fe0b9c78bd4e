"""Which pages may stand where: an editor can't build a tree that readers get lost in."""

import pytest
from wagtail.models import Page, get_page_models

from home.models import HomePage, InformationPage
from leaflets.models import LeafletIndexPage, LeafletPage
from plans.models import PlanIndexPage, PlanPage
from publications.models import PublicationPage
from reviews.models import (
    BriefingIndexPage,
    BriefingPage,
    RecommendationsPage,
    ReviewIndexPage,
    ReviewPage,
)
from tests.factories.home import as_installed, the_home_page
from tests.factories.reviews import ReviewPageFactory
from tests.factories.roots import root_page

SECTIONS = {
    ReviewIndexPage: ReviewPage,
    BriefingIndexPage: BriefingPage,
    PlanIndexPage: PlanPage,
    LeafletIndexPage: LeafletPage,
}
# What stands in a section beside its own pages.
BESIDE = {ReviewIndexPage: [RecommendationsPage]}
OURS = [HomePage, InformationPage, RecommendationsPage, *SECTIONS, *SECTIONS.values()]


def test_these_are_all_the_page_types() -> None:
    assert set(get_page_models()) == {Page, PublicationPage, *OURS}


def test_the_home_page_stands_at_the_top_and_holds_sections_and_information() -> None:
    assert HomePage.allowed_parent_page_models() == [Page]
    below = {page for page in HomePage.allowed_subpage_models() if page.is_creatable}
    assert below == {InformationPage, *SECTIONS}


@pytest.mark.parametrize(("section", "page"), SECTIONS.items())
def test_a_section_stands_below_home_and_holds_its_own_pages(
    section: type[Page], page: type[Page]
) -> None:
    assert section.allowed_parent_page_models() == [HomePage]
    assert section.allowed_subpage_models() == [page, *BESIDE.get(section, [])]


def test_what_became_of_recommendations_stands_in_the_review_library_only() -> None:
    assert RecommendationsPage.allowed_parent_page_models() == [ReviewIndexPage]
    assert RecommendationsPage.allowed_subpage_models() == []


@pytest.mark.parametrize(("section", "page"), SECTIONS.items())
def test_a_publication_stands_in_its_section_and_holds_nothing(
    section: type[Page], page: type[Page]
) -> None:
    assert page.allowed_parent_page_models() == [section]
    assert page.allowed_subpage_models() == []


def test_information_pages_may_stand_below_each_other() -> None:
    assert set(InformationPage.allowed_parent_page_models()) == {HomePage, InformationPage}
    assert InformationPage.allowed_subpage_models() == [InformationPage]


def test_the_parent_of_all_publications_is_never_made_itself() -> None:
    assert not PublicationPage.is_creatable
    assert all(page.is_creatable for page in OURS)


@pytest.mark.django_db
def test_there_is_one_home_page() -> None:
    as_installed()
    assert HomePage.can_create_at(root_page())
    the_home_page()
    assert not HomePage.can_create_at(root_page())


@pytest.mark.django_db
@pytest.mark.parametrize("section", SECTIONS)
def test_there_is_one_of_each_section(section: type[Page]) -> None:
    home = the_home_page()
    assert section.can_create_at(home)
    home.add_child(instance=section(title="The list", slug="the-list"))
    assert not section.can_create_at(home)


@pytest.mark.django_db
def test_a_review_cannot_be_moved_out_of_the_library() -> None:
    assert not ReviewPageFactory().can_move_to(the_home_page())


@pytest.mark.parametrize("page", OURS)
def test_every_page_type_tells_the_editor_what_it_is_for(page: type[Page]) -> None:
    assert page.page_description
    assert page.page_description[-1] == "."
    assert "page_description" in vars(page)


@pytest.mark.parametrize("page", OURS)
def test_every_page_type_says_where_it_stands(page: type[Page]) -> None:
    stated = {name for one in page.__mro__[: page.__mro__.index(Page)] for name in vars(one)}
    assert "parent_page_types" in stated
    assert page is HomePage or "subpage_types" in stated
