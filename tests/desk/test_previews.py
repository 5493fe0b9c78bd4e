"""A partner reads a draft with a link, and nobody reads it without."""

import re
from datetime import timedelta

import pytest
from django.contrib.auth.models import AbstractUser
from django.test import Client
from django.utils import timezone
from wagtail.models import CollectionViewRestriction, Page, PageLogEntry

from core.permissions import WRITERS
from desk.models import PreviewLink, PreviewOpening
from library.models import SiteDocument
from reviews.models import ReviewPage
from tests.desk.people import client_of, somebody
from tests.factories.library import SiteDocumentFactory
from tests.factories.reviews import ReviewPageFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def report(home_page: Page) -> SiteDocument:
    return SiteDocumentFactory(title="The report")


@pytest.fixture
def draft(report: SiteDocument) -> ReviewPage:
    """Published once; its newest words and its document aren't."""
    page: ReviewPage = ReviewPageFactory(
        live=False, title="A draft", documents=[report], what_happened="<p>What happened.</p>"
    )
    page.summary = "Words of the draft."
    page.save_revision()
    return page


def link_to(page: Page, user: AbstractUser, days: float = 1) -> tuple[PreviewLink, str]:
    return PreviewLink.make(page.pk, "Partner", timezone.now() + timedelta(days=days), user)


def file_addresses(html: str) -> list[str]:
    return re.findall(r'href="(/documents/[^"]+)"', html.replace("&amp;", "&"))


def test_with_the_link_the_draft_and_its_files_open_and_without_it_nothing_does(
    draft: ReviewPage, officer: AbstractUser, client: Client, report: SiteDocument
) -> None:
    link, token = link_to(draft, officer)
    address = f"/preview/{token}/"
    answer = client.get(address)
    words = answer.content.decode()
    assert "Words of the draft." in words
    assert "A draft, for you to read" in words
    [file] = set(file_addresses(words))
    assert client.get(file).status_code == 200
    assert client.get(file.split("?")[0]).status_code == 404
    assert client.get(f"{address}review.pdf").headers["Content-Type"] == "application/pdf"
    assert client.get(draft.url).status_code == 404
    assert not answer.cookies
    opened = [opening.what for opening in link.openings.all()]
    assert opened == ["The page", "The report", "review.pdf"]


def test_it_is_never_kept_nor_indexed(
    draft: ReviewPage, officer: AbstractUser, client: Client
) -> None:
    _, token = link_to(draft, officer)
    paths = ["", "review.pdf"]
    answers = [client.get(f"/preview/{token}/{path}") for path in paths]
    answers.append(client.get("/preview/no-such-link/"))
    for answer in answers:
        assert "noindex" in answer.headers["X-Robots-Tag"]
        assert answer.headers["Cache-Control"] == "private, no-store"
        assert answer.headers["Referrer-Policy"] == "no-referrer"
    assert '<meta name="robots" content="noindex' in answers[0].content.decode()
    assert "'unsafe-inline'" not in answers[0].headers["Content-Security-Policy"]


def test_a_link_opens_nothing_once_it_is_over(
    draft: ReviewPage, officer: AbstractUser, client: Client, report: SiteDocument
) -> None:
    _, expired = link_to(draft, officer, days=-1)
    revoked, token = link_to(draft, officer)
    [file] = set(file_addresses(client.get(f"/preview/{token}/").content.decode()))
    assert PreviewLink.objects.filter(pk=revoked.pk).revoke(officer) == 1
    for path in (f"/preview/{expired}/", f"/preview/{token}/", f"/preview/{token}/review.pdf"):
        answer = client.get(path)
        assert answer.status_code == 404
        assert "This link doesn’t work" in answer.content.decode()
        assert "Words of the draft." not in answer.content.decode()
    assert client.get(file).status_code == 404


def test_a_link_opens_no_other_page_s_files_and_none_that_failed_its_check(
    draft: ReviewPage, officer: AbstractUser, client: Client
) -> None:
    other, failed = SiteDocumentFactory(), SiteDocumentFactory(checked=False)
    ReviewPageFactory(live=False, documents=[other])
    mine = ReviewPageFactory(live=False, documents=[failed])
    for page, file in ((draft, other), (mine, failed)):
        _, token = link_to(page, officer)
        assert client.get(f"{file.url}?preview={token}").status_code == 404
        assert client.get(f"{file.url}?preview=").status_code == 404


def test_the_token_is_kept_nowhere(draft: ReviewPage, officer: AbstractUser) -> None:
    link, token = link_to(draft, officer)
    kept = PreviewLink.objects.filter(pk=link.pk).values()[0]
    assert token not in str(kept)
    assert len(token) >= 43


def test_nothing_is_kept_of_who_opened_it() -> None:
    names = {field.name for field in PreviewOpening._meta.fields}
    assert names == {"id", "link", "opened_at", "what"}


def test_an_officer_makes_a_link_copies_it_and_takes_it_back(
    draft: ReviewPage, officer: AbstractUser, client: Client
) -> None:
    browser = client_of(officer)
    screen = f"/admin/pages/{draft.pk}/preview-links/"
    assert "None yet." in browser.get(screen).content.decode()
    assert "This field is required" in browser.post(screen, {"days": 7}).content.decode()
    shown = browser.post(screen, {"label": "Health partner", "days": 7}).content.decode()
    [address] = re.findall(r'value="http://testserver(/preview/[^"]+)"', shown)
    assert "Words of the draft." in client.get(address).content.decode()
    shown = browser.get(screen).content.decode()
    assert "Opened 1 time, last on" in shown
    assert address not in shown
    [link] = PreviewLink.objects.all()
    assert browser.post(f"{screen}{link.pk}/").status_code == 302
    assert client.get(address).status_code == 404
    assert "Taken back on" in browser.get(screen).content.decode()
    done = PageLogEntry.objects.filter(page=draft.pk, action__startswith="desk.preview")
    assert [(entry.action, entry.user) for entry in done.order_by("timestamp")] == [
        ("desk.preview_link_made", officer),
        ("desk.preview_link_revoked", officer),
    ]


def test_the_officer_learns_which_files_a_partner_cannot_open(officer: AbstractUser) -> None:
    page = ReviewPageFactory(
        live=False, documents=[SiteDocumentFactory(title="Not checked", checked=False)]
    )
    words = client_of(officer).get(f"/admin/pages/{page.pk}/preview-links/").content.decode()
    assert "don’t open with a link yet" in words
    assert "Not checked" in words


def test_a_contributor_makes_no_links(draft: ReviewPage) -> None:
    browser = client_of(somebody(WRITERS))
    screen = f"/admin/pages/{draft.pk}/preview-links/"
    assert browser.get(screen).status_code == 302
    assert browser.post(screen, {"label": "Me", "days": 7}).status_code == 302
    assert not PreviewLink.objects.exists()
    assert "preview-links" not in browser.get(f"/admin/pages/{draft.pk}/edit/").content.decode()


def test_a_file_of_a_private_folder_stays_closed(
    draft: ReviewPage, officer: AbstractUser, client: Client, report: SiteDocument
) -> None:
    _, token = link_to(draft, officer)
    address = f"{report.url}?preview={token}"
    assert client.get(address).status_code == 200
    folder = report.collection.add_child(name="Evidence")
    report.collection = folder
    report.save()
    CollectionViewRestriction.objects.create(collection=folder, restriction_type="login")
    assert client.get(address).status_code == 404
    screen = client_of(officer).get(f"/admin/pages/{draft.pk}/preview-links/").content.decode()
    assert "their folder is private" in screen


def test_a_pdf_that_the_draft_has_not_answers_as_a_link_that_is_over(
    draft: ReviewPage, officer: AbstractUser, client: Client
) -> None:
    _, token = link_to(draft, officer)
    answer = client.get(f"/preview/{token}/nothing.pdf")
    assert (answer.status_code, answer["Referrer-Policy"]) == (404, "no-referrer")
    assert "no-store" in answer["Cache-Control"]
