"""What was meant by a misspelt word: never anything that the public may not read at that moment."""

import pytest
from django.core.management import call_command
from wagtail.models import Page, PageViewRestriction

from home.models import HomePage
from search.finding import find
from search.models import SearchWord
from search.public_words import written_so
from search.vocabulary import learn_words, rebuild_words
from tests.factories.home import InformationPageFactory
from tests.factories.reviews import ReviewPageFactory
from tests.queries import queries_of

pytestmark = pytest.mark.django_db

TEXT = (
    "<p>What neglect is. Safeguarding children together, with professional curiosity. A social "
    "worker writes the report of the committee. The house of a family.</p>"
)


@pytest.fixture
def pages(home_page: HomePage) -> Page:
    """A page of ordinary words, and a review known by a name."""
    ReviewPageFactory(title="Serious Case Review: Delilah", pseudonyms=["Delilah"], summary="One.")
    page = InformationPageFactory(title="Good to know", body=[("paragraph", TEXT)])
    rebuild_words()
    return page


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("neglct", "neglect"),
        ("safegaurding", "safeguarding"),
        ("saefguarding childern", "safeguarding children"),
        ("englect", "neglect"),
        ("neglecct", "neglect"),
        ("proffesional curiousity", "professional curiosity"),
        ("comittee reprot", "committee report"),
        ("Dellila", "Delilah"),
        ("delila", "Delilah"),
        ("socialworker", "social worker"),
        ("safe guarding", "safeguarding"),
        ("neglct -house", "neglect -house"),
    ],
)
def test_a_misspelt_word_is_put_right(pages: Page, typed: str, meant: str) -> None:
    finding = find(typed)
    assert finding.corrected == meant
    assert finding.ids == find(meant).ids
    assert finding.ids or "-house" in typed
    assert not finding.is_loose


@pytest.mark.parametrize("typed", ['"neglct"', "xyzzyx", "neg", "hose", "12345678", "-neglct"])
def test_what_may_be_meant_as_it_is_stays(pages: Page, typed: str) -> None:
    assert find(typed).corrected == ""


def test_a_word_that_is_spelt_right_is_only_asked_about(pages: Page) -> None:
    finding = find("horse")
    assert (finding.corrected, finding.suggestion, finding.ids) == ("", "house", [])


def test_words_that_find_something_are_left_alone(pages: Page) -> None:
    InformationPageFactory(title="Neglct")
    finding = find("neglct")
    assert (finding.corrected, len(finding.ids)) == ("", 1)


def test_a_slip_in_a_public_text_itself_leads_to_what_was_meant(home_page: HomePage) -> None:
    InformationPageFactory.create_batch(9, summary="On neglect.")
    InformationPageFactory(title="About neglct")
    rebuild_words()
    finding = find("neglct")
    assert (finding.suggestion, len(finding.ids)) == ("neglect", 1)


def test_what_was_typed_is_one_click_away(pages: Page) -> None:
    finding = find("neglct children")
    assert finding.as_typed == '"neglct" "children"'
    assert find(finding.as_typed).corrected == ""


@pytest.mark.parametrize("how", ["draft", "unpublish", "restrict", "delete", "expire"])
def test_words_of_what_is_no_longer_public_are_never_offered(home_page: HomePage, how: str) -> None:
    secret = InformationPageFactory(title="Zephyrine", body=[("paragraph", "<p>Quixotically</p>")])
    rebuild_words()
    assert find("zephirine").corrected == "Zephyrine"
    match how:
        case "draft":
            secret.title, secret.body = "Else", []
            secret.save_revision().publish()
        case "unpublish":
            secret.unpublish()
        case "restrict":
            PageViewRestriction.objects.create(page=secret, restriction_type="login")
        case "delete":
            Page.objects.get(pk=secret.pk).delete()
        case "expire":
            Page.objects.filter(pk=secret.pk).update(expire_at="2020-01-01T00:00Z")
    for typed in ("zephirine", "quixoticaly"):
        finding = find(typed)
        assert (finding.corrected, finding.suggestion, finding.ids) == ("", "", [])


def test_the_next_making_forgets_what_is_not_public(home_page: HomePage) -> None:
    secret = InformationPageFactory(title="Zephyrine")
    rebuild_words()
    secret.unpublish()
    rebuild_words()
    assert not SearchWord.objects.filter(word="zephyrine").exists()


def test_a_word_is_public_only_as_it_is_written(home_page: HomePage) -> None:
    InformationPageFactory(title="Marked")
    assert written_so({"marked", "marking", "marke"}) == {"marked"}


def test_words_are_learned_page_by_page_and_anew_with_the_index(pages: Page) -> None:
    page = InformationPageFactory(title="Kaleidoscopes and NEGLECT, Zoë’s Heron")
    learn_words([page.pk])
    assert SearchWord.objects.filter(word="kaleidoscopes").exists()
    call_command("reindex", verbosity=0)
    rows = {row.word: row for row in SearchWord.objects.all()}
    assert (rows["neglect"].is_name, rows["neglect"].pages) == (False, 2)
    assert (rows["heron"].is_name, rows["heron"].written) == (True, "Heron")
    assert rows["zoë"].written == "Zoë"


def test_spelling_costs_a_few_queries_and_only_where_little_is_found(
    pages: Page, monkeypatch: pytest.MonkeyPatch
) -> None:
    def queries(words: str) -> int:
        return queries_of(lambda: find(words))

    assert queries("neglect children") <= 6
    monkeypatch.setattr("search.finding.FEW", 0)
    assert queries("neglect children") == 3
    monkeypatch.undo()
    assert queries("neglct") <= 8
    assert queries("neglct xyzzyx plugh abc") <= 10
