"""What editors do for search: words that mean the same, recommended pages, two reports."""

from datetime import timedelta

import pytest
from django.contrib.auth.models import AbstractUser, Group
from django.core.management import call_command
from django.test import Client
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from core.permissions import WRITERS
from search.index_state import index_state
from search.models import PendingMiss, SearchMiss, SearchPick, SearchSynonym
from tests.factories.accounts import EditorFactory
from tests.factories.home import InformationPageFactory, the_home_page

pytestmark = pytest.mark.django_db

SYNONYMS = "/admin/snippets/search/searchsynonym/"
PICKS = "/admin/snippets/search/searchpick/"
MISSES = "/admin/reports/search/"
INDEX = "/admin/reports/search-index/"


def add_synonym(client: Client, names: str) -> str:
    """What the screen says is wrong; nothing when the group was saved."""
    answer = client.post(f"{SYNONYMS}add/", {"names": names, "note": ""})
    return str(answer.context["form"].errors) if answer.status_code == 200 else ""


def picked(*pages: InformationPageFactory, phrases: str) -> dict[str, str]:
    data = {
        "phrases": phrases,
        "picked_pages-TOTAL_FORMS": str(len(pages)),
        "picked_pages-INITIAL_FORMS": "0",
        "picked_pages-MIN_NUM_FORMS": "1",
        "picked_pages-MAX_NUM_FORMS": "1000",
    }
    for number, page in enumerate(pages):
        fields = {"page": page.pk, "sentence": "", "ORDER": number + 1, "id": "", "DELETE": ""}
        data |= {f"picked_pages-{number}-{name}": str(v) for name, v in fields.items()}
    return data


def test_a_group_is_tidied_and_works_at_once(editor_client: Client) -> None:
    InformationPageFactory(title="Abusive head trauma")
    assert add_synonym(editor_client, " shaken   baby \r\n\r\nabusive head trauma\n") == ""
    assert SearchSynonym.objects.get().names == "shaken baby\nabusive head trauma"
    assert "Abusive head trauma" in Client().get("/search/?q=shaken+baby").content.decode()
    (group,) = SearchSynonym.objects.all()
    editor_client.post(f"{SYNONYMS}delete/{group.pk}/")
    assert "found nothing" in Client().get("/search/?q=shaken+baby").content.decode()


@pytest.mark.parametrize(
    ("names", "complaint"),
    [
        ("shaken baby", "Write at least two lines"),
        ("", "This field is required."),
        ("shaken baby\nShaken Babies", "are the same to search"),
        ("behaviour\nbehaviors", "are the same to search"),
        ("shaken baby\n!!!", "has no letter or figure"),
        ("shaken baby\n" + "long " * 30, "is longer than 100 characters"),
        ("\n".join(f"word{number}" for number in range(31)), "There are 31 lines"),
    ],
)
def test_what_search_cannot_use_is_refused_in_plain_words(
    editor_client: Client, names: str, complaint: str
) -> None:
    assert complaint in add_synonym(editor_client, names)
    assert not SearchSynonym.objects.exists()


def test_a_word_belongs_to_one_group(editor_client: Client) -> None:
    add_synonym(editor_client, "one thing\nanother thing")
    complaint = add_synonym(editor_client, "third thing\nOne things")
    assert "is in the group “one thing = another thing” already" in complaint
    (group,) = SearchSynonym.objects.all()
    answer = editor_client.post(
        f"{SYNONYMS}edit/{group.pk}/", {"names": "one thing\nanother thing\nthird", "note": "Why"}
    )
    assert answer.status_code == 302
    assert SearchSynonym.objects.get().name_list == ["one thing", "another thing", "third"]


def test_recommended_pages_are_kept_in_their_order(editor_client: Client) -> None:
    one, two = InformationPageFactory(title="One"), InformationPageFactory(title="Two")
    answer = editor_client.post(f"{PICKS}add/", picked(two, one, phrases="crying baby"))
    assert answer.status_code == 302, answer.context["form"].errors
    page = Client().get("/search/?q=crying+baby").content.decode()
    assert page.index("Recommended") < page.index(">Two<") < page.index(">One<")
    assert "Two, One" in editor_client.get(PICKS).content.decode()


def test_a_phrase_has_one_list_of_recommended_pages(editor_client: Client) -> None:
    page = InformationPageFactory()
    editor_client.post(f"{PICKS}add/", picked(page, phrases="crying baby"))
    answer = editor_client.post(f"{PICKS}add/", picked(page, phrases="sleep\ncrying babies"))
    assert "has recommended pages already" in str(answer.context["form"].errors)
    answer = editor_client.post(f"{PICKS}add/", picked(page, page, phrases="sleep"))
    assert answer.status_code == 200
    answer = editor_client.post(f"{PICKS}add/", picked(phrases="sleep"))
    assert answer.status_code == 200
    assert SearchPick.objects.count() == 1


def miss(words: str, times: int = 5) -> None:
    SearchMiss.objects.create(words=words, month=timezone.localdate().replace(day=1), times=times)


def test_the_report_shows_what_was_not_found_most_frequent_first(editor_client: Client) -> None:
    miss("crying baby", 7)
    miss("vaping & <b>", 9)
    PendingMiss.objects.create(digest="x", last_day=timezone.localdate())
    words = editor_client.get(MISSES).content.decode()
    assert words.index("vaping &amp; &lt;b&gt;") < words.index("crying baby")
    assert "1 search of that kind is being counted now" in words
    assert "20 times, on 10 different days" in words


def test_its_shortcuts_open_forms_with_the_words(editor_client: Client) -> None:
    miss("crying baby")
    (row,) = editor_client.get(MISSES).context["misses"]
    form = editor_client.get(row["synonym_url"]).context["form"]
    assert form["names"].value() == "crying baby\n"
    form = editor_client.get(row["pick_url"]).context["form"]
    assert form["phrases"].value() == "crying baby\n"


def test_words_are_taken_out_of_the_report(editor_client: Client) -> None:
    miss("robin smith")
    answer = editor_client.post(MISSES, {"words": "robin smith"}, follow=True)
    assert "was taken out of the list" in answer.content.decode()
    assert not SearchMiss.objects.exists()


def test_the_report_goes_on_over_several_pages(editor_client: Client) -> None:
    for number in range(60):
        miss(f"words {number}")
    assert len(editor_client.get(MISSES).context["misses"]) == 50
    assert len(editor_client.get(f"{MISSES}?p=2").context["misses"]) == 10
    assert editor_client.get(f"{MISSES}?p=nonsense").status_code == 200


def test_the_index_says_how_far_it_is(editor_client: Client) -> None:
    page = InformationPageFactory()
    page.search_entry.delete()
    words = " ".join(editor_client.get(INDEX).content.decode().split())
    assert '<th scope="row">Published pages</th><td>1</td><td>1</td>' in words
    assert "Nothing has failed." in words


def test_a_button_brings_the_index_up_to_date(editor_client: Client) -> None:
    page = InformationPageFactory()
    page.search_entry.delete()
    answer = editor_client.post(INDEX, follow=True)
    assert "is being brought up to date in the background" in answer.content.decode()
    assert index_state().pages_waiting == 0


def test_it_is_asked_for_once(editor_client: Client) -> None:
    DBTaskResult.objects.create(
        task_path="search.tasks.reindex", args_kwargs={}, queue_name="default", backend_name="x"
    )
    answer = editor_client.post(INDEX, follow=True)
    assert "This was asked for already" in answer.content.decode()


def failed(days_ago: int, status: str = "FAILED", task: str = "index_file") -> None:
    DBTaskResult.objects.create(
        task_path=f"search.tasks.{task}",
        args_kwargs={},
        queue_name="default",
        backend_name="x",
        status=status,
        finished_at=timezone.now() - timedelta(days=days_ago),
    )


def test_failures_are_told_until_they_are_made_up_for(editor_client: Client) -> None:
    failed(days_ago=8)
    failed(days_ago=3)
    assert "1 piece of work failed" in editor_client.get(INDEX).content.decode()
    failed(days_ago=1, status="SUCCESSFUL", task="reindex")
    assert "Nothing has failed." in editor_client.get(INDEX).content.decode()


@pytest.fixture
def writer_client(db: None) -> Client:
    """Signed in as somebody who writes and doesn't publish."""
    the_home_page()
    writer: AbstractUser = EditorFactory()
    writer.groups.set([Group.objects.get(name=WRITERS)])
    client = Client()
    client.force_login(writer)
    return client


def test_a_writer_looks_and_does_not_act(writer_client: Client) -> None:
    miss("crying baby")
    words = writer_client.get(MISSES).content.decode()
    assert "crying baby" in words
    assert "Make a synonym" not in words
    assert writer_client.get(INDEX).status_code == 200
    assert writer_client.get(SYNONYMS).status_code == 200
    for address in (MISSES, INDEX):
        assert writer_client.post(address, {"words": "crying baby"}).status_code == 302
    assert SearchMiss.objects.exists()
    assert writer_client.get(f"{SYNONYMS}add/").status_code == 302


def test_readers_see_no_reports(db: None) -> None:
    the_home_page()
    for address in (MISSES, INDEX):
        assert "/admin/login/" in Client().get(address).url


def test_the_menus_lead_there(editor_client: Client) -> None:
    words = editor_client.get("/admin/").content.decode()
    for name in ("Words that mean the same", "Recommended pages", "Searches that found nothing"):
        assert name in words


def test_the_first_words_come_once(db: None, capsys: pytest.CaptureFixture[str]) -> None:
    call_command("load_search_words", verbosity=0)
    count = SearchSynonym.objects.count()
    assert count > 60
    SearchSynonym.objects.filter(names__startswith="abusive head trauma").delete()
    call_command("load_search_words")
    assert "nothing was added" in capsys.readouterr().out
    assert SearchSynonym.objects.count() == count - 1
    call_command("load_search_words", add=True, verbosity=0)
    assert SearchSynonym.objects.count() == count
