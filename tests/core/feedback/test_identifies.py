"""Anybody can say that a page shows who a child is, and nobody but the officer reads it."""

import logging
from datetime import timedelta

import pytest
from bs4 import BeautifulSoup
from django.contrib.auth.models import AbstractUser
from django.core import mail
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from core.feedback import telling, views
from core.feedback.telling import tell_what_waits
from core.feedback.tokens import MOST_USES, token_for
from core.models import FormUse, IdentificationReport, SiteSettings
from reviews.models import ReviewPage
from tests.factories.reviews import ReviewPageFactory

pytestmark = pytest.mark.django_db
SECRET = "The second paragraph says Zebedee"
TASK = "/admin/reports/identified-children/"


@pytest.fixture
def strict() -> Client:
    """A browser that keeps no cookies, against a site that checks forms."""
    return Client(enforce_csrf_checks=True)


@pytest.fixture
def review(site_settings: SiteSettings) -> ReviewPage:
    site_settings.email = "officer@example.org"
    site_settings.save()
    return ReviewPageFactory(title="Review X")


def address(page: ReviewPage) -> str:
    return f"/identifies-a-child/{page.pk}/"


def sent(client: Client, page: ReviewPage, words: str = SECRET, **fields: str) -> HttpResponse:
    """The form, filled in as it came."""
    html = BeautifulSoup(client.get(address(page)).content, "html.parser")
    token = html.select_one("input[name=token]")["value"]
    return client.post(address(page), {"token": token, "words": words, **fields})


def test_every_review_leads_to_the_form(client: Client, review: ReviewPage) -> None:
    assert f'href="{address(review)}"' in client.get(review.url).content.decode()


def test_what_is_sent_is_kept_and_the_officer_is_told(strict: Client, review: ReviewPage) -> None:
    response = sent(strict, review)
    assert response.status_code == 302
    (report,) = IdentificationReport.objects.open()
    assert (report.page_id, report.words) == (review.pk, SECRET)
    (message,) = mail.outbox
    assert message.to == ["officer@example.org"]
    assert "Review X" in message.body
    assert TASK in message.body


def test_the_words_stand_in_no_mail_no_log_and_no_page(
    strict: Client, review: ReviewPage, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.DEBUG):
        thanks = strict.get(sent(strict, review)["Location"])
    page = strict.get(review.url)
    places = [*(str(m.message()) for m in mail.outbox), caplog.text]
    places += [thanks.content.decode(), page.content.decode()]
    assert not [place for place in places if "Zebedee" in place]


def test_no_cookie_is_set_and_nothing_is_stored_by_browsers(
    strict: Client, review: ReviewPage
) -> None:
    form, answer = strict.get(address(review)), sent(strict, review)
    assert not form.cookies
    assert not answer.cookies
    assert "no-store" in form["Cache-Control"]
    assert form["X-Robots-Tag"] == "noindex"


def test_what_nobody_can_type_is_left_out_of_the_words(strict: Client, review: ReviewPage) -> None:
    assert sent(strict, review, f"\x00{SECRET}\x00").status_code == 302
    assert [report.words for report in IdentificationReport.objects.open()] == [SECRET]


def test_a_report_needs_no_words(strict: Client, review: ReviewPage) -> None:
    assert sent(strict, review, words="").status_code == 302
    assert IdentificationReport.objects.count() == 1


def test_too_many_words_are_refused_and_kept_in_the_form(
    strict: Client, review: ReviewPage
) -> None:
    response = sent(strict, review, words="x" * 1001)
    html = BeautifulSoup(response.content, "html.parser")
    assert response.status_code == 400
    assert html.textarea.get_text() == "x" * 1001
    assert html.textarea["aria-describedby"] == "words-hint words-error"
    assert "no more than 1,000 characters" in html.get_text()
    assert html.title.get_text().startswith("Mistake: ")
    assert not IdentificationReport.objects.exists()


@pytest.mark.parametrize("token", ["", "nonsense", "1.x:y:z"])
def test_a_form_without_our_token_comes_back_with_its_words(
    strict: Client, review: ReviewPage, token: str
) -> None:
    response = strict.post(address(review), {"token": token, "words": SECRET})
    assert response.status_code == 400
    assert SECRET in response.content.decode()
    assert not IdentificationReport.objects.exists()


def test_a_token_of_another_page_or_form_is_none_of_ours(
    strict: Client, review: ReviewPage
) -> None:
    for token in (token_for("identifies", review.pk + 1), token_for("useful", review.pk)):
        assert strict.post(address(review), {"token": token}).status_code == 400
    assert not IdentificationReport.objects.exists()


def test_a_page_open_for_two_days_says_so_and_loses_nothing(
    strict: Client, review: ReviewPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    token = token_for("identifies", review.pk)
    monkeypatch.setattr("core.feedback.tokens.GOOD_FOR", timedelta(seconds=-1))
    response = strict.post(address(review), {"token": token, "words": SECRET})
    assert response.status_code == 400
    assert "open for a long time" in response.content.decode()
    assert SECRET in response.content.decode()


def test_a_second_tap_sends_it_once(strict: Client, review: ReviewPage) -> None:
    data = {"token": token_for("identifies", review.pk), "words": SECRET}
    for _ in range(2):
        assert strict.post(address(review), data).status_code == 302
    assert IdentificationReport.objects.count() == len(mail.outbox) == 1


def test_what_a_program_filled_in_is_kept_without_an_email(
    strict: Client, review: ReviewPage
) -> None:
    assert sent(strict, review, website="https://example.org").status_code == 302
    assert IdentificationReport.objects.open().get().looks_automatic
    tell_what_waits()
    assert not mail.outbox


def test_a_flood_is_refused_with_another_way(
    strict: Client, review: ReviewPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(MOST_USES, "identifies", 1)
    sent(strict, review)
    response = sent(strict, review)
    assert response.status_code == 400
    assert "officer@example.org" in response.content.decode()
    assert SECRET in response.content.decode()


def test_a_flood_over_many_pages_is_refused_too(
    strict: Client, review: ReviewPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(views, "MOST_REPORTS", 1)
    sent(strict, review)
    assert sent(strict, ReviewPageFactory()).status_code == 400


def test_of_a_reader_nothing_is_kept(strict: Client, review: ReviewPage) -> None:
    sent(strict, review)
    names = {f.name for m in (IdentificationReport, FormUse) for f in m._meta.get_fields()}
    assert not names & {"ip", "address", "remote_addr", "user_agent", "session", "user"}
    assert "127.0.0.1" not in str(list(FormUse.objects.values()))


def test_a_page_that_is_not_public_has_no_form(strict: Client, review: ReviewPage) -> None:
    review.unpublish()
    assert strict.get(address(review)).status_code == 404
    assert strict.post(address(review), {"words": SECRET}).status_code == 404


def test_an_email_that_fails_is_sent_later(
    strict: Client, review: ReviewPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fails(*args: object) -> None:
        raise OSError("no mail server")

    with monkeypatch.context() as broken:
        broken.setattr(telling, "send_mail", fails)
        assert sent(strict, review).status_code == 302
    assert IdentificationReport.objects.untold().count() == 1
    tell_what_waits()
    assert len(mail.outbox) == 1
    tell_what_waits()
    assert len(mail.outbox) == 1


def test_emails_stop_at_a_number_and_reports_do_not(
    strict: Client, review: ReviewPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(telling, "MOST_EMAILS", 2)
    for _ in range(4):
        sent(strict, review)
    assert len(mail.outbox) == 2
    assert IdentificationReport.objects.open().count() == 4


def test_without_an_address_the_report_waits_in_the_editor(
    strict: Client, review: ReviewPage, site_settings: SiteSettings
) -> None:
    SiteSettings.objects.update(email="")
    assert sent(strict, review).status_code == 302
    assert not mail.outbox
    assert IdentificationReport.objects.untold().exists()


def report(page: ReviewPage) -> IdentificationReport:
    return IdentificationReport.objects.create(page=page, page_title=page.title, words=SECRET)


def test_the_first_page_of_the_editor_begins_with_it(
    editor_client: Client, review: ReviewPage
) -> None:
    report(review)
    words = editor_client.get(reverse("wagtailadmin_home")).content.decode()
    assert words.index("somebody says that a page identifies a child") < words.index("Start some")
    assert "Zebedee" not in words


def test_and_says_nothing_when_there_is_none(editor_client: Client, review: ReviewPage) -> None:
    words = editor_client.get(reverse("wagtailadmin_home")).content.decode()
    assert "identifies a child" not in words


def test_the_officer_reads_the_words_and_can_act(editor_client: Client, review: ReviewPage) -> None:
    report(review)
    words = editor_client.get(TASK).content.decode()
    assert SECRET in words
    assert reverse("wagtailadmin_pages:unpublish", args=[review.pk]) in words


def test_closing_keeps_what_was_done_and_deletes_the_words(
    editor_client: Client, editor: AbstractUser, review: ReviewPage
) -> None:
    made = report(review)
    response = editor_client.post(TASK, {"report": made.pk, "outcome": "changed"})
    assert response.status_code == 302
    made.refresh_from_db()
    assert (made.words, made.outcome, made.closed_by) == ("", "changed", editor)
    assert made.closed_at <= timezone.now()


def test_closing_without_saying_what_was_found_is_refused(
    editor_client: Client, review: ReviewPage
) -> None:
    made = report(review)
    response = editor_client.post(TASK, {"report": made.pk})
    assert "Choose what you found." in response.content.decode()
    made.refresh_from_db()
    assert made.words == SECRET


@pytest.mark.parametrize("number", ["", "x", "999999999"])
def test_closing_what_is_not_there_is_a_404(
    editor_client: Client, review: ReviewPage, number: str
) -> None:
    response = editor_client.post(TASK, {"report": number, "outcome": "changed"})
    assert response.status_code == 404


def test_readers_cannot_see_reports(client: Client, review: ReviewPage) -> None:
    report(review)
    response = client.get(TASK)
    assert response.status_code == 302
    assert "/admin/login/" in response["Location"]


def test_a_deleted_page_leaves_its_report(editor_client: Client, review: ReviewPage) -> None:
    report(review)
    review.delete()
    words = editor_client.get(TASK).content.decode()
    assert "Review X" in words
    assert "has been deleted since" in words
