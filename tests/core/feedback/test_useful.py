"""Was this page useful? Counted without knowing who answered."""

from datetime import date, timedelta

import pytest
from bs4 import BeautifulSoup
from django.http import HttpResponse
from django.test import Client
from django.utils import timezone

from core.feedback.forgetting import first_month_kept, forget_old_answers
from core.feedback.tokens import MOST_USES, token_for
from core.models import FormUse, PageComment, PageUsefulness
from home.models import InformationPage
from tests.factories.home import InformationPageFactory

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("site")]
REPORT = "/admin/reports/usefulness/"


@pytest.fixture
def strict() -> Client:
    """A browser that keeps no cookies, against a site that checks forms."""
    return Client(enforce_csrf_checks=True)


@pytest.fixture
def page() -> InformationPage:
    return InformationPageFactory(title="Page X")


def answer(client: Client, page: InformationPage, value: str, **fields: str) -> HttpResponse:
    """Press the button that stands on the page."""
    html = BeautifulSoup(client.get(page.url).content, "html.parser")
    form = html.select_one("form.feedback__form")
    data = {"token": form.select_one("[name=token]")["value"], "answer": value, **fields}
    return client.post(form["action"], data)


def write(client: Client, page: InformationPage, words: str, **fields: str) -> HttpResponse:
    """Answer no, then write on the page of thanks."""
    thanks = client.get(answer(client, page, "no")["Location"])
    form = BeautifulSoup(thanks.content, "html.parser").select_one("main form")
    hidden = {each["name"]: each["value"] for each in form.select("input[type=hidden]")}
    return client.post(form["action"], {**hidden, "words": words, **fields})


def counts() -> tuple[int, int]:
    row = PageUsefulness.objects.first()
    return (row.yes, row.no) if row else (0, 0)


def test_yes_and_no_are_counted_by_month(strict: Client, page: InformationPage) -> None:
    for value in ("yes", "no", "no"):
        assert answer(strict, page, value).status_code == 302
    assert counts() == (1, 2)
    assert PageUsefulness.objects.get().month == timezone.localdate().replace(day=1)


def test_no_cookie_is_set(strict: Client, page: InformationPage) -> None:
    response = answer(strict, page, "yes")
    thanks = strict.get(response["Location"])
    assert not strict.cookies
    assert "We have counted your answer" in thanks.content.decode()


def test_a_second_tap_counts_once(strict: Client, page: InformationPage) -> None:
    data = {"token": token_for("useful", page.pk), "answer": "yes"}
    for _ in range(2):
        assert strict.post(f"/was-this-useful/{page.pk}/", data).status_code == 302
    assert counts() == (1, 0)


def test_readers_who_were_given_the_same_page_all_count(
    strict: Client, page: InformationPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A shared cache gives one page, with one token, to many."""
    data, now = {"token": token_for("useful", page.pk), "answer": "yes"}, timezone.now()
    for later in range(3):
        monkeypatch.setattr(timezone, "now", lambda later=later: now + later * timedelta(seconds=9))
        strict.post(f"/was-this-useful/{page.pk}/", data)
    strict.post(f"/was-this-useful/{page.pk}/", {**data, "answer": "no"})
    assert counts() == (3, 1)


@pytest.mark.parametrize("data", [{}, {"answer": "maybe"}, {"answer": "yes", "token": "made-up"}])
def test_anything_else_asks_again(
    strict: Client, page: InformationPage, data: dict[str, str]
) -> None:
    response = strict.post(f"/was-this-useful/{page.pk}/", data)
    assert response.status_code == 400
    html = BeautifulSoup(response.content, "html.parser")
    assert len(html.select("main form.feedback__form button")) == 2
    assert counts() == (0, 0)


def test_a_program_is_thanked_and_not_counted(strict: Client, page: InformationPage) -> None:
    assert answer(strict, page, "yes", website="x").status_code == 302
    assert counts() == (0, 0)


def test_a_flood_is_not_counted(
    strict: Client, page: InformationPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(MOST_USES, "useful", 1)
    answer(strict, page, "yes")
    assert answer(strict, page, "yes").status_code == 400
    assert counts() == (1, 0)


def test_words_are_kept_for_editors(strict: Client, page: InformationPage) -> None:
    assert write(strict, page, "The opening times").status_code == 302
    kept = PageComment.objects.get()
    assert (kept.words, kept.was_useful, kept.page_id) == ("The opening times", False, page.pk)
    assert kept.sent_on == timezone.localdate()


def test_words_are_asked_for_without_names(strict: Client, page: InformationPage) -> None:
    thanks = strict.get(answer(strict, page, "no")["Location"])
    assert "do not write names" in thanks.content.decode()


def test_words_stand_on_no_public_page(strict: Client, page: InformationPage) -> None:
    after = write(strict, page, "Zebedee")
    for address in (after["Location"], page.url):
        assert "Zebedee" not in strict.get(address).content.decode()


@pytest.mark.parametrize(
    ("words", "sentence"), [("", "Write something first"), ("x" * 1001, "too long")]
)
def test_words_that_cannot_be_taken_come_back(
    strict: Client, page: InformationPage, words: str, sentence: str
) -> None:
    response = write(strict, page, words)
    html = BeautifulSoup(response.content, "html.parser")
    assert response.status_code == 400
    assert sentence in html.get_text()
    assert html.textarea.get_text() == words
    assert not PageComment.objects.exists()


def test_a_program_words_are_dropped(strict: Client, page: InformationPage) -> None:
    assert write(strict, page, "Buy now", website="x").status_code == 302
    assert not PageComment.objects.exists()


@pytest.mark.parametrize("query", ["", "?answer=maybe"])
def test_thanks_for_nothing_is_a_404(strict: Client, page: InformationPage, query: str) -> None:
    assert strict.get(f"/was-this-useful/{page.pk}/thanks/{query}").status_code == 404


def test_a_page_that_is_not_public_takes_no_answers(strict: Client, page: InformationPage) -> None:
    page.unpublish()
    data = {"token": token_for("useful", page.pk), "answer": "yes"}
    assert strict.post(f"/was-this-useful/{page.pk}/", data).status_code == 404


def test_the_front_page_does_not_ask(client: Client) -> None:
    assert "Was this page useful" not in client.get("/").content.decode()


def test_a_preview_does_not_ask(editor_client: Client, page: InformationPage) -> None:
    address = f"/admin/pages/{page.pk}/view_draft/"
    assert "Was this page useful" not in editor_client.get(address).content.decode()


def test_the_report_shows_counts_and_words(editor_client: Client, page: InformationPage) -> None:
    PageUsefulness.objects.count_answer(
        page.pk, useful=False, month=timezone.localdate().replace(day=1)
    )
    PageComment.objects.create(page=page, was_useful=False, words="Zebedee <b>")
    html = BeautifulSoup(editor_client.get(REPORT).content, "html.parser")
    rows = html.select(".search-report-page tbody tr")
    cells = [[cell.get_text(strip=True) for cell in row.select("td")] for row in rows]
    assert cells[0][:3] == ["Page X", "1", "0"]
    assert cells[1][0] == "Zebedee <b>"


def test_words_can_be_deleted(editor_client: Client, page: InformationPage) -> None:
    made = PageComment.objects.create(page=page, was_useful=True, words="A name")
    assert editor_client.post(REPORT, {"words": made.pk}).status_code == 302
    assert not PageComment.objects.exists()


def test_what_is_a_year_old_is_forgotten(page: InformationPage) -> None:
    today = timezone.localdate()
    first = first_month_kept(today)
    for day in (first, date(first.year - 1, first.month, 1)):
        PageUsefulness.objects.count_answer(page.pk, useful=True, month=day)
        PageComment.objects.create(page=page, was_useful=True, words="Words", sent_on=day)
    forget_old_answers()
    assert PageUsefulness.objects.get().month == first
    assert PageComment.objects.get().sent_on == first


def test_used_tokens_are_forgotten(page: InformationPage) -> None:
    FormUse.objects.create(
        digest="x", purpose="useful", page_id=page.pk, used_at=timezone.now() - timedelta(days=3)
    )
    forget_old_answers()
    assert not FormUse.objects.exists()


def test_the_address_of_an_answer_asks_whoever_comes_without_one(
    strict: Client, page: InformationPage
) -> None:
    asked = strict.get(f"/was-this-useful/{page.pk}/")
    assert asked.status_code == 200
    form = BeautifulSoup(asked.content, "html.parser").select_one("main form")
    token = form.select_one("[name=token]")["value"]
    assert counts() == (0, 0)
    strict.post(form["action"], {"token": token, "answer": "yes"})
    assert counts() == (1, 0)
