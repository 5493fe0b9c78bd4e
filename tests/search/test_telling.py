"""What the results page says of how a reader's words were understood."""

import html
import re

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from wagtail.models import PageViewRestriction

from core.models import GlossaryTerm
from home.models import HomePage
from search.models import SearchPick, SearchSynonym
from search.telling import in_words
from search.vocabulary import rebuild_words
from tests.factories.home import InformationPageFactory

pytestmark = pytest.mark.django_db


def shown(query: str, **more: str) -> str:
    """The words of the results page."""
    page = Client().get("/search/", {"q": query, **more}).content.decode()
    main = page[page.index("<main") : page.index("</main")]
    return " ".join(html.unescape(re.sub(r"<[^>]+>", " ", main)).split())


def test_another_name_is_looked_for_at_once_and_can_be_left_out(home_page: HomePage) -> None:
    InformationPageFactory(title="Abusive head trauma")
    assert "Abusive head trauma" not in shown("shaken baby")
    SearchSynonym.objects.create(names="shaken baby\nabusive head trauma")
    words = shown("shaken baby")
    assert "1 result for “shaken baby”" in words
    assert "Also looking for abusive head trauma. Search only for “shaken baby” ." in words
    page = Client().get("/search/?q=shaken+baby&sort=newest").content.decode()
    assert 'href="/search/?q=%22shaken+baby%22"' in page
    assert "found nothing" in shown('"shaken baby"')


def test_the_glossary_is_known_too(home_page: HomePage) -> None:
    GlossaryTerm.objects.create(term="LSCB", meaning="Local Safeguarding Children Board")
    InformationPageFactory(title="Local Safeguarding Children Boards of today")
    assert "Also looking for Local Safeguarding Children Board." in shown("lscb")


def test_what_was_put_right_is_said_and_can_be_undone(home_page: HomePage) -> None:
    InformationPageFactory(title="On neglect")
    rebuild_words()
    words = shown("neglct")
    assert "Showing results for neglect . Search instead for neglct ." in words
    assert "1 result for “neglect”" in words
    page = Client().get("/search/?q=neglct").content.decode()
    assert 'href="/search/?q=%22neglct%22"' in page
    assert "Showing results for" not in shown('"neglct"')


def test_what_may_have_been_meant_is_asked(home_page: HomePage) -> None:
    InformationPageFactory(title="The house")
    rebuild_words()
    assert "Did you mean house ?" in shown("horse")


def test_pages_with_some_of_the_words_are_better_than_none(home_page: HomePage) -> None:
    InformationPageFactory(title="A crying baby")
    InformationPageFactory(title="A baby")
    words = shown("xylophone baby crying")
    assert "No page has all of these words. These pages have some of them." in words
    assert words.index("A crying baby") < words.index("A baby ")
    assert "found nothing" in shown('"xylophone baby" crying2')


@pytest.mark.parametrize(
    ("query", "sentence"),
    [
        ("-neglect", "You wrote only words with a minus"),
        ("the", "Those words are in nearly every page"),
        ("😀", "Those words are in nearly every page"),
    ],
)
def test_a_search_for_nothing_says_what_to_do(
    home_page: HomePage, query: str, sentence: str
) -> None:
    assert sentence in shown(query)


def pick(phrases: str, *pages: InformationPageFactory, sentence: str = "") -> SearchPick:
    picked = SearchPick(phrases=phrases)
    for page in pages:
        picked.picked_pages.create(page=page, sentence=sentence)
    picked.save()
    return picked


def test_recommended_pages_stand_first_in_their_order(home_page: HomePage) -> None:
    one = InformationPageFactory(title="Coping with crying", summary="It is hard.")
    two = InformationPageFactory(title="Who to call")
    pick("crying babies\nbaby won't stop crying", two, one)
    for query in ("crying baby", "a baby crying", "Crying BABIES"):
        words = shown(query)
        assert "Recommended Who to call" in words
        assert words.index("Who to call") < words.index("Coping with crying It is hard.")
    assert "Recommended" not in shown("baby")
    assert "Recommended" not in shown("crying baby", page="2")


def test_an_editors_sentence_takes_the_place_of_the_summary(home_page: HomePage) -> None:
    page = InformationPageFactory(title="Who to call", summary="A summary.")
    pick("crying", page, sentence="Day and night.")
    words = shown("crying")
    assert "Who to call Day and night." in words
    assert "A summary." not in words


def test_a_page_is_recommended_by_another_name_too(home_page: HomePage) -> None:
    SearchSynonym.objects.create(names="shaken baby\nabusive head trauma")
    pick("abusive head trauma", InformationPageFactory(title="Who to call"))
    assert "Recommended Who to call" in shown("shaken baby")


@pytest.mark.parametrize("how", ["unpublish", "restrict"])
def test_only_what_is_public_is_recommended(home_page: HomePage, how: str) -> None:
    page = InformationPageFactory(title="Who to call")
    pick("crying", page)
    if how == "unpublish":
        page.unpublish()
    else:
        PageViewRestriction.objects.create(page=page, restriction_type="login")
    assert "Recommended" not in shown("crying")
    assert "Who to call" not in shown("crying")


def test_a_page_of_results_asks_the_database_eight_times(home_page: HomePage) -> None:
    pick("word", InformationPageFactory(title="A word"))
    for number in range(5):
        InformationPageFactory(title=f"Some words {number}")
    client = Client()
    client.get("/search/?q=words")
    client.get("/search/?q=words")
    with CaptureQueriesContext(connection) as captured:
        client.get("/search/?q=words")
    ours = [query["sql"] for query in captured if "search_" in query["sql"]]
    assert len(ours) <= 8


def test_names_are_told_in_a_sentence() -> None:
    assert in_words([]) == ""
    assert in_words(["one"]) == "one"
    assert in_words(["one", "two", "three"]) == "one, two and three"
    assert in_words(["1", "2", "3", "4", "5", "6"]) == "1, 2, 3 and 3 other names"
