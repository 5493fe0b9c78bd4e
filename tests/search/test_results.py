from datetime import date, timedelta

import pytest
from django.http import QueryDict
from django.test import Client
from django.utils import timezone
from wagtail.models import PageViewRestriction

from home.models import HomePage
from publications.kinds import Kind
from publications.models import PublicationPage
from search.indexing import index_page
from search.results import SearchListing
from tests.factories.home import InformationPageFactory
from tests.factories.people import ContactFactory, TeamMemberFactory
from tests.factories.plans import PlanPageFactory
from tests.factories.publications import TopicFactory
from tests.factories.reviews import ReviewPageFactory, the_review_index
from tests.queries import queries_of

pytestmark = pytest.mark.django_db


def search(query: str) -> SearchListing:
    data = QueryDict(query if "=" in query else "", mutable=True)
    if "=" not in query:
        data["q"] = query
    return SearchListing("/search/", data, PublicationPage.objects.public_now())


def titles(query: str) -> list[str]:
    return [result.page.title for result in search(query).page_obj]


def snippet(query: str) -> str:
    (result,) = search(query).page_obj
    return str(result.snippet)


def paragraph(text: str) -> tuple[str, str]:
    return ("paragraph", f"<p>{text}</p>")


def test_the_title_beats_the_summary_and_the_summary_the_body(home_page: HomePage) -> None:
    InformationPageFactory(title="One", body=[paragraph("Neglect. " * 40)])
    InformationPageFactory(title="Two", summary="About neglect.")
    InformationPageFactory(title="How we see neglect and what we do")
    assert titles("neglect") == ["How we see neglect and what we do", "Two", "One"]


def test_many_words_in_a_body_do_not_beat_a_title(home_page: HomePage) -> None:
    InformationPageFactory(title="One", body=[paragraph("A serious case review. " * 200)])
    InformationPageFactory(title="Review of a serious and complicated case")
    assert titles("serious case review")[0] == "Review of a serious and complicated case"


def test_the_very_title_comes_first(home_page: HomePage) -> None:
    InformationPageFactory(title="Our team and our team's team")
    InformationPageFactory(title="Our team")
    assert titles("our team")[0] == "Our team"


def test_a_pseudonym_tells_one_child_from_another(home_page: HomePage) -> None:
    ReviewPageFactory(title="Newer review", pseudonyms=["Child B"], published_on=date(2024, 1, 1))
    ReviewPageFactory(title="Older review", pseudonyms=["Child A"], published_on=date(2020, 1, 1))
    assert titles("child a")[0] == "Older review"
    assert titles("child b")[0] == "Newer review"


@pytest.mark.parametrize("words", ["neglected", "NEGLECT", "neglecting children", "neglect, child"])
@pytest.mark.parametrize("title", ["Child neglect", "Children neglected"])
def test_any_form_of_a_word_is_found(home_page: HomePage, title: str, words: str) -> None:
    InformationPageFactory(title=title)
    assert titles(words) == [title]


def test_all_words_are_needed_and_or_and_not_and_phrases_are_understood(
    home_page: HomePage,
) -> None:
    InformationPageFactory(title="Safe sleep for babies")
    InformationPageFactory(title="Sleep, and how to be safe online")
    assert titles("safe babies") == ["Safe sleep for babies"]
    assert titles('"safe sleep"') == ["Safe sleep for babies"]
    assert len(titles("babies or online")) == 2
    assert titles("sleep -babies") == ["Sleep, and how to be safe online"]


def test_words_of_the_title_and_of_the_body_are_found_together(home_page: HomePage) -> None:
    InformationPageFactory(title="Bruises", body=[paragraph("What to look for in a baby.")])
    assert titles("bruise baby") == ["Bruises"]


@pytest.mark.parametrize("words", ["Zoë", "zoe", "ZOE"])
def test_accents_do_not_matter(home_page: HomePage, words: str) -> None:
    ReviewPageFactory(title="Zoë: a review", summary="A summary.")
    InformationPageFactory(title="Another", body=[paragraph("It was Zoë.")])
    assert titles(words) == ["Zoë: a review", "Another"]


def test_topics_people_and_contacts_are_found(home_page: HomePage) -> None:
    member = TeamMemberFactory(name="Robin Example", role="Business manager")
    contact = ContactFactory(name="Postroom", people=["Alex Sample"])
    InformationPageFactory(title="Our team", body=[("team_list", {"body": member.body})])
    InformationPageFactory(title="Contact us", body=[("contact_card", {"contact": contact})])
    ReviewPageFactory(title="A review", topics=[TopicFactory(name="Honeysuckle")])
    assert titles("robin example")[0] == "Our team"
    assert titles("alex sample")[0] == "Contact us"
    assert titles("honeysuckle") == ["A review"]


def test_somebody_who_left_is_found_on_a_page_of_history_only(home_page: HomePage) -> None:
    gone = TeamMemberFactory(name="Robin Example", ends_on=date(2020, 1, 1))
    team = [("team_list", {"body": gone.body, "show": "former"})]
    InformationPageFactory(title="Today", body=[("team_list", {"body": gone.body})])
    then = InformationPageFactory(title="Then", body=team, is_history=True)
    assert titles("robin example") == ["Then"]
    then.is_history = False
    index_page(then)
    assert titles("robin example") == []


def test_an_editors_choices_are_not_words_of_the_page(home_page: HomePage) -> None:
    InformationPageFactory(title="Page", body=[("heading", {"text": "Hello", "level": "2"})])
    assert titles("hello") == ["Page"]
    assert titles("main heading") == []


def test_words_are_marked_where_they_stand(home_page: HomePage) -> None:
    text = (
        "Nothing to see. " * 50 + "The health visitor noticed bruises on a baby. " + "More. " * 50
    )
    InformationPageFactory(title="Page", summary="A summary.", body=[paragraph(text)])
    assert "visitor noticed <mark>bruises</mark> on a baby" in snippet("bruising")
    assert snippet("summary") == "A <mark>summary</mark>."
    assert snippet("page") == "A summary."


def test_a_snippet_holds_no_code_of_anybody(home_page: HomePage) -> None:
    attack = "<img src=x onerror=alert(1)> & <script>alert(2)</script> bruises \ue000b\ue001"
    InformationPageFactory(title="Page", summary=attack)
    shown = snippet("bruises")
    assert "<img" not in shown
    assert "<script" not in shown
    assert shown.count("<mark>") == shown.count("</mark>") == 1
    answer = Client().get("/search/", {"q": "<script>alert(3)</script> bruises"})
    assert "<script>alert" not in answer.content.decode()


def test_facets_count_publications_and_filters_leave_out_other_pages(home_page: HomePage) -> None:
    ReviewPageFactory(title="Neglect: a review", kind=Kind.SCR)
    ReviewPageFactory(title="Neglect: another review")
    InformationPageFactory(title="What neglect is")
    found = search("q=neglect")
    assert found.total == 3
    (kinds,) = [facet for facet in found.facets if facet.name == "kind"]
    assert {option.value: option.count for option in kinds.options} == {"lcspr": 1, "scr": 1}
    for option in kinds.options:
        assert search(option.url.partition("?")[2]).total == option.count


def test_results_are_sorted_by_date_or_title_too(home_page: HomePage) -> None:
    ReviewPageFactory(title="Bruises, later", published_on=date(2024, 1, 1))
    ReviewPageFactory(title="Bruises, earlier", published_on=date(2020, 1, 1))
    InformationPageFactory(title="All about bruises")
    later, earlier, page = "Bruises, later", "Bruises, earlier", "All about bruises"
    assert titles("q=bruises&sort=newest") == [later, earlier, page]
    assert titles("q=bruises&sort=oldest") == [earlier, later, page]
    assert titles("q=bruises&sort=title") == [page, earlier, later]


def test_without_words_all_publications_are_there_to_browse(home_page: HomePage) -> None:
    ReviewPageFactory(title="A review")
    PlanPageFactory(title="A plan")
    InformationPageFactory(title="A page")
    assert sorted(titles("q=&sort=title")) == ["A plan", "A review"]


def test_an_old_edition_says_so_before_its_title(home_page: HomePage) -> None:
    old = PlanPageFactory(title="Plan of old", is_sample=True)
    PlanPageFactory(title="Plan of today", supersedes=old)
    page = Client().get("/search/?q=old").content.decode()
    assert page.index("Not current") < page.index("Plan of old")
    assert "SAMPLE</strong> Plan of old" in page


@pytest.mark.parametrize("query", ["q=secret", ""])
def test_what_readers_may_not_see_is_not_found(home_page: HomePage, query: str) -> None:
    expired = timezone.now() - timedelta(minutes=1)
    ReviewPageFactory(title="Secret, expired", expire_at=expired)
    ReviewPageFactory(title="Secret, draft", live=False)
    PageViewRestriction.objects.create(
        page=ReviewPageFactory(title="Secret, restricted"), restriction_type="login"
    )
    assert search(query).total == 0
    ReviewPageFactory(title="Secret no more")
    assert titles(query) == ["Secret no more"]
    the_review_index().unpublish()
    found = search(query)
    assert (found.total, found.facets) == (0, [])


@pytest.mark.parametrize(
    "query",
    [
        "q=" + "x" * 10_000,
        "q=%00%01&kind=%00&page=%00",
        "q='\"()!*:<->|&\\",
        "q=a:* & b | !c <-> d",
        "q=-",
        "q=the",
        "q=%F0%9F%98%80+%EE%80%80+%ED%A0%80",
        "q=[[:alpha:]]+(((+\\1+{9999999}",
        "q=%25+_+%5C",
        "q=%D9%85%D8%B1%D8%AD%D8%A8%D8%A7",
        "q=review&page=99999999999&sort=nothing&year=abcd&kind=" + "y" * 10_000,
    ],
)
def test_whatever_is_asked_there_is_an_answer(home_page: HomePage, query: str) -> None:
    ReviewPageFactory(title="A review")
    assert Client().get(f"/search/?{query}").status_code == 200


def test_a_very_long_question_is_cut_and_says_so(home_page: HomePage) -> None:
    page = Client().get("/search/?q=" + "word+" * 100).content.decode()
    assert "Your search was very long. We used the first 200 characters." in page


def test_an_empty_result_helps(home_page: HomePage) -> None:
    InformationPageFactory(title="About us", show_in_menus=True)
    page = Client().get("/search/?q=xylophone+zebra&kind=scr").content.decode()
    assert "We looked for “xylophone zebra”" in page
    assert 'href="/search/?q=xylophone+zebra"' in page
    assert 'href="/search/?q=xylophone+or+zebra&amp;kind=scr"' in page
    assert "check the spelling" in page
    assert "Or start from a section" in page


def test_search_engines_follow_results_and_do_not_collect_them(home_page: HomePage) -> None:
    answer = Client().get("/search/?q=review")
    assert answer.headers["X-Robots-Tag"] == "noindex, follow"
    assert '<meta name="robots" content="noindex, follow">' in answer.content.decode()


def test_nobody_writes_to_search(home_page: HomePage) -> None:
    assert Client(enforce_csrf_checks=True).post("/search/").status_code in (403, 405)


def queries_of_a_search(query: str) -> int:
    def ask() -> None:
        found = search(query)
        assert all(result.is_past is False for result in found.page_obj)
        assert [result.snippet for result in found.page_obj]
        assert found.facets

    return queries_of(ask)


@pytest.mark.parametrize("query", ["q=word", "q=word&kind=lcspr&kind=strategic-plan", "q="])
def test_more_results_ask_no_more_of_the_database(home_page: HomePage, query: str) -> None:
    for number in range(6):
        ReviewPageFactory(title=f"Word of review {number}")
        PlanPageFactory(title=f"Word of plan {number}")
        InformationPageFactory(title=f"Word of page {number}")
        if number == 0:
            few = queries_of_a_search(query)
    assert queries_of_a_search(query) == few <= 12
