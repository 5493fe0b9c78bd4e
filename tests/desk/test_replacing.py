"""A document of a review that readers have is replaced by two people."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.contrib.auth.models import AbstractUser
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponse
from django.test import Client
from django.utils import timezone
from wagtail.log_actions import LogContext, activate, deactivate
from wagtail.models import Page, ReferenceIndex

from core.permissions import APPROVERS, PUBLISHERS, WRITERS
from desk.cases.takedown import take_down
from desk.history.events import everything
from desk.models import SecondPersonSettings
from desk.todo.audience import seen_by
from desk.todo.collecting import right_now
from desk.workflow.todo import proposal_items
from library import checking
from library.access import is_public
from library.models import FileCheck, ProposedVersion, SiteDocument, SiteImage
from library.page_permissions import reasons_against_publisher
from library.safety import Report
from library.safety.codes import finding
from library.second_person import SecondPersonNeeded, why_needed
from reviews.models import ReviewPage
from tests.desk.people import client_of, somebody
from tests.factories.files import png_bytes
from tests.factories.home import the_site
from tests.factories.leaflets import LeafletPageFactory
from tests.factories.library import SiteDocumentFactory, SiteImageFactory
from tests.factories.reviews import ReviewPageFactory
from tests.library.editing.made import new_file, save, words_of
from tests.library.pages import image_block

pytestmark = pytest.mark.django_db
WHY = "The number on page 3 was wrong."


@pytest.fixture
def report(home_page: Page) -> SiteDocument:
    return SiteDocumentFactory(title="Report", pages=("The child was seven.",))


@pytest.fixture
def review(report: SiteDocument) -> ReviewPage:
    page: ReviewPage = ReviewPageFactory(title="Child A", documents=[report])
    return page


@pytest.fixture
def waiting(review: ReviewPage, report: SiteDocument, officer: AbstractUser) -> ProposedVersion:
    """The officer has replaced the file."""
    replace(client_of(officer), report)
    return report.proposals.get()


def replace(client: Client, document: SiteDocument, **fields: object) -> HttpResponse:
    return save(client, document, **{"file": new_file(), "replaced_because": WHY, **fields})


def checked(proposal: ProposedVersion, *codes: str) -> FileCheck:
    """The worker has looked at the new file."""
    check = proposal.check_of_file
    found = [finding(code, page=1) for code in codes]
    texts = {1: "The child was eight."}
    checking.record(check, Report("x", "pdf", 1, True, findings=found, texts=texts), 10)
    return check


def decide(client: Client, proposal: ProposedVersion, decision: str, reason: str = "") -> str:
    data = {"decision": decision, "reason": reason}
    return words_of(client.post(f"/admin/documents/waiting/{proposal.pk}/", data, follow=True))


def bytes_for_readers(document: SiteDocument) -> bytes:
    fresh = SiteDocument.objects.get(pk=document.pk)
    return b"".join(Client().get(fresh.url).streaming_content)


def test_readers_keep_the_old_file_until_a_second_person_has_approved(
    review: ReviewPage, report: SiteDocument, officer: AbstractUser, manager: AbstractUser
) -> None:
    before = bytes_for_readers(report)
    answer = replace(client_of(officer), report, title="Report, corrected")
    assert answer.url == f"/admin/documents/edit/{report.pk}/"
    waiting = report.proposals.get()
    stored = SiteDocument.objects.get(pk=report.pk)
    assert (stored.title, stored.file.name) == ("Report", report.file.name)
    assert bytes_for_readers(report) == before
    assert not report.versions.exists()
    shown = words_of(client_of(officer).get(answer.url))
    assert "Waits for a second person" in shown
    assert WHY in shown

    checked(waiting)
    screen = words_of(client_of(manager).get(f"/admin/documents/waiting/{waiting.pk}/"))
    assert "The child was eight." in screen
    assert "<strong>Report, corrected</strong>" in screen
    opened = client_of(manager).get(f"/admin/documents/waiting/{waiting.pk}/file/")
    assert b"".join(opened.streaming_content) == new_file().read()
    assert opened["Cache-Control"].startswith("private, no-store")
    assert "Readers have it now" in decide(client_of(manager), waiting, "approve", "Read it.")

    now = SiteDocument.objects.get(pk=report.pk)
    assert (now.title, now.file.name) == ("Report, corrected", waiting.file.name)
    assert is_public(now)
    assert now.url.startswith(f"/documents/{report.pk}/")
    assert bytes_for_readers(report) != before
    version = report.versions.get()
    assert (version.reason, version.replaced_by) == (WHY, officer)
    told = [(event.who, event.what, event.why) for event in everything(review, with_case=False)]
    assert (str(officer), "Change asked for; it waits for a second person", WHY) in told
    assert (str(manager), "Change approved by a second person", "Read it.") in told


def test_it_is_on_the_desk_of_who_may_answer(
    waiting: ProposedVersion, manager: AbstractUser, officer: AbstractUser
) -> None:
    items = proposal_items(right_now())
    assert [item.about for item in seen_by(manager, items)] == ["Report"]
    assert seen_by(officer, items) == []
    assert client_of(manager).get(items[0].url).status_code == 200


def test_a_refusal_needs_a_comment_and_loses_none(
    waiting: ProposedVersion, report: SiteDocument, manager: AbstractUser, officer: AbstractUser
) -> None:
    name, second = waiting.file.name, client_of(manager)
    assert "Write what has to be changed" in decide(second, waiting, "refuse")
    assert "Page 3 names the school." in decide(second, waiting, "", "Page 3 names the school.")
    assert ProposedVersion.objects.waiting().exists()
    decide(second, waiting, "refuse", "Page 3 names the school.")
    assert SiteDocument.objects.get(pk=report.pk).file.name == report.file.name
    shown = words_of(client_of(officer).get(f"/admin/documents/edit/{report.pk}/"))
    assert "The last change was not approved" in shown
    assert "Page 3 names the school." in shown
    # What nobody agreed to isn't kept.
    assert not FileCheck.objects.filter(file_name=name).exists()
    assert "Somebody has answered this already" in decide(second, waiting, "approve")


def test_it_is_taken_back_and_proposed_anew(
    waiting: ProposedVersion, report: SiteDocument, officer: AbstractUser
) -> None:
    mine = client_of(officer)
    again = words_of(replace(mine, report, replaced_because="Another reason."))
    assert "waits for a second person already" in again
    assert "Another reason." in again
    mine.post(f"/admin/documents/waiting/{waiting.pk}/take-back/")
    replace(mine, report)
    assert report.proposals.waiting().count() == 1


def by_the_one_who_asked(waiting: ProposedVersion, officer: AbstractUser) -> AbstractUser:
    return officer


def by_another_officer(waiting: ProposedVersion, officer: AbstractUser) -> AbstractUser:
    return somebody(PUBLISHERS)


def by_a_contributor(waiting: ProposedVersion, officer: AbstractUser) -> AbstractUser:
    return somebody(WRITERS)


def by_a_manager_who_asked(waiting: ProposedVersion, officer: AbstractUser) -> AbstractUser:
    waiting.proposed_by = somebody(APPROVERS)
    waiting.save()
    return waiting.proposed_by


@pytest.mark.parametrize(
    ("who", "words"),
    [
        (by_the_one_who_asked, "You asked for this, so somebody else must look at it"),
        (by_a_manager_who_asked, "You asked for this, so somebody else must look at it"),
        (by_another_officer, "Only a safeguarding manager can answer this."),
        (by_a_contributor, "Only a safeguarding manager can answer this."),
    ],
)
def test_nobody_else_answers(
    waiting: ProposedVersion,
    officer: AbstractUser,
    who: Callable[[ProposedVersion, AbstractUser], AbstractUser],
    words: str,
) -> None:
    checked(waiting)
    assert words in decide(client_of(who(waiting, officer)), waiting, "approve")
    assert ProposedVersion.objects.waiting().exists()


@pytest.mark.parametrize(
    ("codes", "words"),
    [(None, "still being checked"), (["javascript"], "failed its check")],
)
def test_what_did_not_pass_its_check_is_not_approved(
    waiting: ProposedVersion, manager: AbstractUser, codes: list[str] | None, words: str
) -> None:
    if codes:
        checked(waiting, *codes)
    shown = decide(client_of(manager), waiting, "approve", "Looks right.")
    assert words in shown
    assert "Looks right." in shown
    assert ProposedVersion.objects.waiting().exists()


def test_what_can_be_accepted_is_accepted_before_it_is_in_place(
    waiting: ProposedVersion, manager: AbstractUser
) -> None:
    check = checked(waiting, "hidden-text")
    second = client_of(manager)
    data = {"places": [check.findings.get().pk], "reason": "A crop mark."}
    second.post(f"/admin/file-checks/{check.pk}/accept/hidden-text/", data)
    assert "Readers have it now" in decide(second, waiting, "approve")


def nothing_more(review: ReviewPage, officer: AbstractUser) -> None:
    pass


def nobody_has_to_approve(review: ReviewPage, officer: AbstractUser) -> None:
    settings = SecondPersonSettings.for_site(the_site())
    settings.is_required, settings.reason_off = False, "I work alone."
    settings.save()


def withdrawn(review: ReviewPage, officer: AbstractUser) -> None:
    take_down(review, officer, "A name was in it.", "We have taken this page down.")


def hidden(review: ReviewPage, officer: AbstractUser) -> None:
    """Nobody can read it at this moment; it would come back with whatever the file is then."""
    Page.objects.filter(pk=review.get_parent().pk).update(live=False)


def planned(review: ReviewPage, officer: AbstractUser) -> None:
    ReviewPage.objects.filter(pk=review.pk).update(live=False)
    revision = ReviewPage.objects.get(pk=review.pk).save_revision(
        approved_go_live_at=timezone.now() + timedelta(days=1)
    )
    assert revision.approved_go_live_at
    forget_what_was_public(review)


def read_for_approval(review: ReviewPage, officer: AbstractUser) -> None:
    ReviewPage.objects.filter(pk=review.pk).update(live=False)
    page = ReviewPage.objects.get(pk=review.pk)
    page.save_revision(user=officer)
    page.get_workflow().start(page, officer)
    forget_what_was_public(review)


def a_draft(review: ReviewPage, officer: AbstractUser) -> None:
    ReviewPage.objects.filter(pk=review.pk).update(live=False)


def forget_what_was_public(review: ReviewPage) -> None:
    ReferenceIndex.objects.filter(object_id=str(review.pk)).delete()


@pytest.mark.parametrize(
    ("happens", "is_needed"),
    [
        (nothing_more, True),
        (hidden, True),
        (planned, True),
        (read_for_approval, True),
        (a_draft, False),
        (withdrawn, False),
        (nobody_has_to_approve, False),
    ],
)
def test_a_second_person_is_asked_while_a_review_relies_on_the_file(
    review: ReviewPage,
    report: SiteDocument,
    officer: AbstractUser,
    happens: Callable[[ReviewPage, AbstractUser], None],
    is_needed: bool,
) -> None:
    happens(review, officer)
    assert bool(why_needed(report)) is is_needed
    replace(client_of(officer), report)
    assert ProposedVersion.objects.waiting().exists() is is_needed
    now = SiteDocument.objects.get(pk=report.pk)
    assert (now.file.name == report.file.name) is is_needed


def test_a_leaflet_needs_nobody_else(officer: AbstractUser, report: SiteDocument) -> None:
    LeafletPageFactory(documents=[report])
    assert not why_needed(report)


def test_titles_wait_as_files_do(
    review: ReviewPage, report: SiteDocument, officer: AbstractUser, manager: AbstractUser
) -> None:
    mine = client_of(officer)
    refused = words_of(save(mine, report, title="Another title", replaced_because=""))
    assert "Write why. A second person reads it" in refused
    assert 'value="Another title"' in refused
    rows = {"document": report.pk, f"document-{report.pk}-title": "Another title"}
    rows |= {
        f"document-{report.pk}-language": "en",
        f"document-{report.pk}-collection": report.collection_id,
    }
    assert "Open the document by itself" in words_of(
        mine.post("/admin/documents/multiple/table/", rows)
    )
    save(mine, report, title="Another title", replaced_because="It was misspelt.")
    assert SiteDocument.objects.get(pk=report.pk).title == "Report"
    decide(client_of(manager), report.proposals.get(), "approve")
    now = SiteDocument.objects.get(pk=report.pk)
    assert (now.title, now.file.name) == ("Another title", report.file.name)
    assert not report.versions.exists()


def test_no_other_way_leads_past_the_second_person(
    review: ReviewPage, report: SiteDocument, officer: AbstractUser
) -> None:
    other = SiteDocumentFactory().file.name
    report.file, report.new_file_by = other, officer
    with pytest.raises(SecondPersonNeeded, match="Child A"):
        report.save()
    report.new_file_by = None
    activate(LogContext(user=officer))
    with pytest.raises(SecondPersonNeeded):
        report.save()
    deactivate()
    report.save()  # the loader is nobody


def test_a_picture_of_a_review_is_changed_through_the_page(
    review: ReviewPage, officer: AbstractUser
) -> None:
    picture: SiteImage = SiteImageFactory()
    review.body = [image_block(picture)]
    review.save()
    data = {"title": picture.title, "collection": picture.collection_id, "tags": ""}
    data["file"] = SimpleUploadedFile("new.png", png_bytes(9, 9))
    answer = words_of(client_of(officer).post(f"/admin/images/{picture.pk}/", data))
    assert "Add the new picture as one of its own" in answer
    assert SiteImage.objects.get(pk=picture.pk).file.name == picture.file.name


# Wagtail leaves the temporary files of several sizes to be closed by Python.
@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")
def test_what_the_library_says_of_a_picture_reaches_no_reader(
    review: ReviewPage, officer: AbstractUser, client: Client
) -> None:
    """So one person may change it; the page's own words of it are approved with the page."""
    picture: SiteImage = SiteImageFactory()
    review.body = [image_block(picture)]
    review.save()
    said = {"title": "Title of one person", "description": "Description of one person"}
    data = {**said, "collection": picture.collection_id, "tags": ""}
    mine = client_of(officer)
    form = words_of(mine.get(f"/admin/images/{picture.pk}/"))
    assert "What readers are told of a picture is written in the page" in form
    mine.post(f"/admin/images/{picture.pk}/", data)
    picture.refresh_from_db()
    assert (picture.title, picture.description) == tuple(said.values())
    shown = words_of(client.get(review.url))
    assert f"/images/{picture.pk}/" in shown
    assert "of one person" not in shown


def test_a_deleted_document_takes_what_waits_with_it(
    waiting: ProposedVersion, review: ReviewPage, report: SiteDocument, officer: AbstractUser
) -> None:
    """Taking away is for one person: nobody waits on the worst day."""
    withdrawn(review, officer)
    review.documents.all().delete()
    report.delete()
    assert not ProposedVersion.objects.exists()


def test_nobody_approves_a_file_that_they_brought(
    review: ReviewPage, report: SiteDocument, manager: AbstractUser, officer: AbstractUser
) -> None:
    a_draft(review, officer)
    draft = ReviewPage.objects.get(pk=review.pk)
    assert reasons_against_publisher(manager, draft) == []
    replace(client_of(manager), report)
    [reason] = reasons_against_publisher(manager, draft)
    assert "You brought the file of “Report” in it" in reason
    assert reasons_against_publisher(somebody(APPROVERS), draft) == []
    # What readers have was approved: its next words may be.
    ReviewPage.objects.filter(pk=review.pk).update(live=True)
    assert reasons_against_publisher(manager, ReviewPage.objects.get(pk=review.pk)) == []
