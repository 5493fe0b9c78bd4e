"""From a spreadsheet and its files to drafts: everything is checked first, and all or nothing."""

from datetime import timedelta
from io import BytesIO

import pytest
from django.contrib.auth.models import AbstractUser
from django.core.files.storage import default_storage
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from openpyxl import load_workbook
from wagtail.models import Page

from content.models import SheetImport
from content.spreadsheet import importing, writing
from content.spreadsheet.cells import Vocabulary
from content.spreadsheet.kinds import KINDS
from content.spreadsheet.template import workbook_bytes
from library.models import FileCheck, SiteDocument
from plans.models import PlanPage
from reviews.models import ReviewPage
from tests.factories.files import pdf_bytes
from tests.factories.library import SiteDocumentFactory
from tests.factories.people import PublishingBodyFactory
from tests.factories.plans import PlanPageFactory
from tests.factories.publications import TopicFactory
from tests.factories.reviews import ReviewPageFactory, the_review_index

from .sheets import pdf_file, xlsx, zip_file

pytestmark = pytest.mark.django_db

REVIEW = ["Title", "Kind", "Summary", "Published by", "Date published"]
MORE = ["Topics", "Pseudonyms", "What happened", "File 1", "Title of file 1", "What file 1 is"]


@pytest.fixture(autouse=True)
def the_site(home_page: Page) -> None:
    """Where reviews go, who publishes, and what they are about."""
    the_review_index()
    PublishingBodyFactory(name="Anytown Partnership", short_name="Anytown")
    for name in ("Neglect", "Health"):
        TopicFactory(name=name)


def row(title: str, *more: object) -> list:
    return [title, "Audit", f"About {title}.", "Anytown", "December 2022", *more]


def send(client: Client, sheet: object, *files: object, kind: str = "reviews") -> str:
    """Send a spreadsheet; what the next screen says."""
    url = reverse("content_send", args=[kind])
    response = client.post(url, {"spreadsheet": sheet, "files": list(files)}, follow=True)
    return response.content.decode()


def bring_in(client: Client) -> str:
    """Start what was sent last, do the worker's work, and look."""
    sheet = SheetImport.objects.first()
    url = reverse("content_sheet", args=[sheet.pk])
    client.post(url, {"action": "start"})
    importing.bring_in.func(sheet.pk)
    return client.get(url).content.decode()


def test_rows_and_files_become_drafts_once(editor_client: Client, editor: AbstractUser) -> None:
    known = SiteDocumentFactory(title="Known already")
    sheet = [
        [*REVIEW, *MORE],
        row("Child A", "neglect; Health", "Child A; Child B", "One.\n\n- Two", "one.pdf", "Report"),
        row("Child B", "", "", "", "ONE.PDF", "Report", "Executive summary"),
        row("Child C", "", "", "", "Known already"),
    ]
    files = zip_file(one=pdf_bytes("One"), unused=pdf_bytes("Not named"))
    preview = send(editor_client, xlsx(*sheet), files)
    assert "3 drafts will be made" in preview
    assert "unused.pdf" in preview
    assert not ReviewPage.objects.exists()
    assert "3 drafts are there" in bring_in(editor_client)

    first, second, third = ReviewPage.objects.order_by("path")
    assert (first.live, first.owner, first.has_unpublished_changes) == (False, editor, True)
    draft = first.get_latest_revision_as_object()
    assert sorted(topic.name for topic in draft.topics.all()) == ["Health", "Neglect"]
    assert draft.pseudonym_list == ["Child A", "Child B"]
    assert draft.what_happened == "<p>One.</p><ul><li>Two</li></ul>"
    assert (draft.published_label, draft.kind) == ("December 2022", "audit")
    [report], [summary] = draft.documents.all(), second.documents.all()
    assert report.document == summary.document != known
    assert [report.role, summary.role] == ["full-document", "executive-summary"]
    assert third.documents.get().document == known
    check = FileCheck.objects.get(document=report.document)
    assert check.uploaded_by == editor
    assert default_storage.listdir("incoming")[1] == []

    # Again, after an editor gave one of them another title and address.
    second.title, second.slug = "Another title", "another-address"
    second.save()
    assert "Everything in this spreadsheet is here already" in send(
        editor_client, xlsx(*sheet), zip_file(one=pdf_bytes("One"))
    )
    sheet.append(row("Child D", "", "", "", "one.pdf", "Report"))
    send(editor_client, xlsx(*sheet), zip_file(one=pdf_bytes("One")))
    assert "One draft is there" in bring_in(editor_client)
    assert ReviewPage.objects.count() == 4
    assert SiteDocument.objects.count() == 2


def test_all_that_is_wrong_is_said_at_once_and_nothing_is_kept(editor_client: Client) -> None:
    said = send(
        editor_client,
        xlsx(
            [*REVIEW, *MORE, "Address", "Covers from"],
            row("Child A"),
        ),
    )
    assert "There is no column of this name" in said
    said = send(
        editor_client,
        xlsx(
            [*REVIEW, *MORE, "Address", "When it happened"],
            row("Child A", "Neglekt", "", "# No", "none.pdf", "", "Poem", "Not an address"),
            ["", "Auditt", "x" * 401, "Nobody", "someday"],
            row("Same", "", "", "", "one.pdf"),
            row("Same", "", "", "", "", "A title", "", "", "y" * 61),
        ),
        pdf_file("one.pdf"),
        pdf_file("wrong.docx"),
    )
    for expected in (
        "The site has no topic called “Neglekt”. Did you mean “Neglect”?",
        "a heading",
        "“none.pdf” isn’t among the files you chose",
        "“Poem” isn’t one of the choices",
        "Use small letters, figures and hyphens only",
        "This is needed. Fill it in.",
        "Did you mean “Audit”?",
        "At most 400 characters fit here, and there are 401.",
        "The site has no publishing body called “Nobody”",
        "“someday” isn’t a date",
        "Give “one.pdf” a title: readers see it.",
        "Row 4 has this address too",
        "There is a title for a file, and no file.",
        "at most 60 characters",
    ):
        assert expected in said, expected
    assert "Nothing was brought in" in said
    assert not SheetImport.objects.exists()
    assert not Page.objects.filter(title__in=["Child A", "Same"]).exists()


def test_a_failure_in_the_middle_leaves_nothing_behind(
    editor_client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    files = default_storage.listdir("documents")[1] if default_storage.exists("documents") else []
    send(
        editor_client,
        xlsx([*REVIEW, *MORE], row("A", "", "", "", "one.pdf", "One"), row("B")),
        pdf_file("one.pdf"),
    )
    kept = writing.SheetWriter._page

    def fail_at_the_second(self: object, draft: object) -> Page:
        if draft.title == "B":
            raise OSError("the store went away")
        return kept(self, draft)

    monkeypatch.setattr(writing.SheetWriter, "_page", fail_at_the_second)
    assert "Nothing was brought in. Try again" in bring_in(editor_client)
    assert not ReviewPage.objects.exists()
    assert not SiteDocument.objects.exists()
    assert default_storage.listdir("documents")[1] == files


def files_coming_in() -> set[str]:
    """Files of spreadsheets that nobody has gone on with yet, of this test and others."""
    try:
        return set(default_storage.listdir("incoming")[1])
    except FileNotFoundError:
        return set()


def test_what_nobody_went_on_with_is_forgotten_after_a_day(editor_client: Client) -> None:
    before = files_coming_in()
    send(editor_client, xlsx([*REVIEW, *MORE], row("A")), pdf_file("one.pdf"))
    importing.forget_old_sheets()
    sheets = SheetImport.objects.all()
    assert sheets.count() == 1
    assert files_coming_in() > before
    sheets.update(created_at=timezone.now() - timedelta(days=1, minutes=1))
    importing.forget_old_sheets()
    assert sheets.count() == 0
    assert files_coming_in() == before


def test_what_changed_between_the_look_and_the_work_is_checked_again(
    editor_client: Client,
) -> None:
    send(editor_client, xlsx(REVIEW, row("Child A"), row("Child B")))
    ReviewPageFactory(slug="child-a", title="Made by hand")
    assert "One draft is there" in bring_in(editor_client)
    send(editor_client, xlsx([*REVIEW, "Topics"], row("Child C", "Neglect")))
    TopicFactory._meta.model.objects.filter(name="Neglect").delete()
    assert "The site has no topic called “Neglect”" in bring_in(editor_client)
    assert not ReviewPage.objects.filter(slug="child-c").exists()


def test_plans_have_their_own_columns_and_rules(editor_client: Client) -> None:
    PlanPageFactory()
    headings = ["Title", "Kind", "Summary", "Published by", "Covers from", "Covers until"]
    plan = ["Plan", "Strategic plan", "What we will do.", "Anytown"]
    said = send(
        editor_client, xlsx(headings, [*plan, "1 April 2027", "1 April 2024"]), kind="plans"
    )
    assert "This is before the day it begins." in said
    send(editor_client, xlsx(headings, [*plan, "1 April 2024", "31/03/2027"]), kind="plans")
    bring_in(editor_client)
    assert str(PlanPage.objects.get(slug="plan").period_end) == "2027-03-31"


@pytest.mark.parametrize("kind", KINDS)
def test_the_template_can_be_filled_in_and_explains_itself(
    administrator_client: Client, kind: str
) -> None:
    workbook = load_workbook(BytesIO(workbook_bytes(KINDS[kind], Vocabulary.of_the_site())))
    headings = [str(cell.value) for cell in workbook.worksheets[0][1]]
    assert "Title*" in headings
    guide = [str(line[0].value) for line in workbook["What to write"].iter_rows(min_row=2)]
    assert {heading.strip("*") for heading in headings} >= set(guide)
    choices = [cell.value for column in workbook["Choices"].columns for cell in column]
    assert "Anytown Partnership" in choices
    if kind == "reviews":
        response = administrator_client.get(reverse("content_template", args=[kind]))
        assert "reviews.xlsx" in response["Content-Disposition"]


def test_who_may_not_add_reviews_brings_none_in(client: Client, editor: AbstractUser) -> None:
    editor.groups.clear()
    client.force_login(editor)
    assert client.get(reverse("content_send", args=["reviews"])).status_code == 302


def test_two_who_start_what_has_stopped_make_each_draft_once(editor_client: Client) -> None:
    send(editor_client, xlsx(REVIEW, row("Child A")))
    stopped = timezone.now() - timedelta(hours=1)
    SheetImport.objects.update(state=SheetImport.State.RUNNING, progress_at=stopped)
    one, other = SheetImport.objects.get(), SheetImport.objects.get()
    assert importing.start(one)
    assert not importing.start(other)


def test_a_second_worker_leaves_what_is_done_as_it_is(
    editor_client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    send(editor_client, xlsx(REVIEW, row("Child A")))
    sheet = SheetImport.objects.get()
    SheetImport.objects.update(state=SheetImport.State.RUNNING, progress_at=timezone.now())
    place_of = importing.place_of

    def while_another_works(kind: object) -> Page | None:
        """This one has seen that it is running, and waits for its turn."""
        monkeypatch.setattr(importing, "place_of", place_of)
        importing.bring_in.func(sheet.pk)
        return place_of(kind)

    monkeypatch.setattr(importing, "place_of", while_another_works)
    importing.bring_in.func(sheet.pk)
    sheet.refresh_from_db()
    assert sheet.made == [ReviewPage.objects.get().pk]
    assert sheet.rows_done == 1
