"""Who did what and why, on a screen and as CSV; and what anybody sees of the page now."""

import csv
from datetime import date
from io import StringIO

import pytest
from django.contrib.auth.models import AbstractUser
from django.test import Client
from wagtail.log_actions import log
from wagtail.models import TaskState

from core.permissions import WRITERS
from desk.history.events import everything, shortened
from desk.models import PreviewLink, PreviewOpening, ReviewCase
from library.models import SiteDocument
from publications.models import ChangeNote
from publications.tables import RUN_AS_FORMULAS
from reviews.models import ReviewPage
from tests.desk.people import client_of, somebody
from tests.factories.library import SiteDocumentFactory
from tests.factories.reviews import BriefingPageFactory, ReviewPageFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def review(officer: AbstractUser, manager: AbstractUser) -> ReviewPage:
    """Written, replaced, approved, with all that belongs to it."""
    before, after = SiteDocumentFactory(title="Old report"), SiteDocumentFactory(title="New report")
    page: ReviewPage = ReviewPageFactory(live=False, owner=officer, documents=[before])
    page.save_revision(user=officer, log_action=True)
    page.save_revision(user=officer, log_action=True)
    page.documents.all()[0].document = after
    page.documents.set([])
    page.save()
    page.save_revision(user=officer, log_action=True)
    log(before, "library.accept_finding", user=manager, data={"reason": "=It is a logo."})
    log(BriefingPageFactory(review=page), "wagtail.lock", user=manager)
    case = ReviewCase.objects.create(
        reference="Case one of 2026", page=page, incident_known_on=date(2026, 1, 5)
    )
    log(case, "wagtail.edit", user=officer)
    return page


def approve(page: ReviewPage, officer: AbstractUser, manager: AbstractUser) -> None:
    page.get_workflow().start(page, officer)
    state = TaskState.objects.get()
    state.task.specific.on_action(state, manager, "approve", comment="Read it twice.")


def open_by_link(page: ReviewPage, officer: AbstractUser) -> None:
    link, _ = PreviewLink.make(page.pk, "Health partner", page.latest_revision_created_at, officer)
    PreviewOpening.objects.create(link=link, what="The page")


def test_a_review_s_history_is_that_of_everything_that_belongs_to_it(
    review: ReviewPage, officer: AbstractUser, manager: AbstractUser
) -> None:
    approve(review, officer, manager)
    open_by_link(review, officer)
    events = everything(review, with_case=True)
    told = {(event.who, event.what, event.why) for event in events}
    name, other = officer.username, manager.username
    assert (other, "Finding accepted", "=It is a logo.") in told
    assert any(who == other and why == "Read it twice." for who, _, why in told)
    partner = "Somebody with the link “Health partner”"
    assert (partner, "Opened by a preview link: The page", "") in told
    about = {event.about for event in events}
    assert "Review in progress: Case one of 2026" in about
    assert any("briefing: Briefing" in words for words in about)
    assert any(event.who == name for event in events)
    assert [event.when for event in events] == sorted(
        (event.when for event in events), reverse=True
    )


def test_the_case_is_left_out_for_who_may_not_see_it(review: ReviewPage) -> None:
    about = {event.about for event in everything(review, with_case=False)}
    assert not any("Case one" in words for words in about)


def test_saving_again_and_again_stands_there_once(review: ReviewPage) -> None:
    saved = [event for event in shortened(everything(review, with_case=True)) if event.times > 1]
    assert len(saved) == 1
    assert saved[0].times == 3


def test_an_inspector_gets_every_event_as_csv_and_no_formula(
    review: ReviewPage, officer: AbstractUser
) -> None:
    answer = client_of(officer).get(f"/admin/pages/{review.pk}/everything.csv")
    header, *rows = csv.reader(StringIO(answer.content.decode("utf-8-sig")))
    assert header == ["When", "Time zone", "Who", "What", "About", "Why"]
    assert len(rows) == len(everything(review, with_case=True))
    assert "'=It is a logo." in {row[5] for row in rows}
    assert {row[1] for row in rows} <= {"GMT", "BST"}
    assert "no-store" in answer.headers["Cache-Control"]


def test_the_screen_shows_it_and_a_stranger_gets_nothing(
    review: ReviewPage, officer: AbstractUser, client: Client
) -> None:
    words = client_of(officer).get(f"/admin/pages/{review.pk}/everything/").content.decode()
    assert "It is a logo." in words
    assert "Download as CSV" in words
    for path in ("everything/", "everything.csv", "as-the-public/", "as-the-public/answer/"):
        assert client.get(f"/admin/pages/{review.pk}/{path}").status_code == 302


def test_view_as_the_public_shows_what_anybody_gets_and_not_what_an_editor_gets(
    officer: AbstractUser, client: Client
) -> None:
    report: SiteDocument = SiteDocumentFactory(title="The report")
    page: ReviewPage = ReviewPageFactory(documents=[report], summary="Words that are public.")
    page.summary = "Words of the draft."
    page.save_revision(user=officer)
    browser = client_of(officer)
    here = f"/admin/pages/{page.pk}/as-the-public/"
    screen = browser.get(here).content.decode()
    assert "Anybody can read this page now." in screen
    assert "There is a newer draft." in screen
    assert "The report: anybody can open it" in screen
    shown = browser.get(f"{here}answer/").content.decode()
    assert "Words that are public." in shown
    assert "Words of the draft." not in shown

    ReviewPage.objects.get(pk=page.pk).unpublish()
    screen = browser.get(here).content.decode()
    assert "Anybody can read this page now." not in screen
    assert "only editors can open it" in screen
    assert "Words that are public." not in browser.get(f"{here}answer/").content.decode()


def test_a_contributor_sees_what_happened_to_a_page(review: ReviewPage) -> None:
    browser = client_of(somebody(WRITERS))
    assert browser.get(f"/admin/pages/{review.pk}/everything/").status_code == 200


def test_readers_are_told_of_a_change_when_an_editor_gives_a_note(client: Client) -> None:
    page: ReviewPage = ReviewPageFactory()
    assert "Updated" not in client.get(page.url).content.decode()
    page.change_notes = [
        ChangeNote(changed_on=date(2026, 3, 2), words="a summary added"),
        ChangeNote(changed_on=date(2026, 5, 3), words="page 4 corrected"),
    ]
    page.save_revision()
    assert "page 4 corrected" not in client.get(page.url).content.decode()
    page.save()
    words = client.get(page.url).content.decode()
    assert 'Updated <time datetime="2026-05-03">3 May 2026</time>: page 4 corrected' in words
    assert "All changes (2)" in words
    assert '"dateModified": "2026-05-03"' in words
    [row] = client.get("/open-data/reviews.json").json()["items"]
    assert row["changes"] == ["2026-05-03: page 4 corrected", "2026-03-02: a summary added"]


def test_no_reason_becomes_a_formula(review: ReviewPage, officer: AbstractUser) -> None:
    for begins in RUN_AS_FORMULAS:
        reason = f"{begins}HYPERLINK(1)"
        log(review, "desk.withdraw", user=officer, data={"reason": reason})
    answer = client_of(officer).get(f"/admin/pages/{review.pk}/everything.csv")
    _, *rows = csv.reader(StringIO(answer.content.decode("utf-8-sig"), newline=""))
    told = [row[5] for row in rows if "HYPERLINK" in row[5]]
    assert len(told) == len(RUN_AS_FORMULAS)
    assert all(why.startswith("'") for why in told)
