"""PDFs at the page's own address: public exactly when the page is, made once, sent once."""

from collections.abc import Iterator
from datetime import timedelta

import pytest
from django.core.files.storage import default_storage
from django.test import Client
from django.utils import timezone
from wagtail.models import PageViewRestriction

from core.pdf import PrintedPdf
from library.models import FileCheck
from publications.printing import answers
from reviews.models import BriefingPage
from tests.factories.library import SiteImageFactory
from tests.factories.people import ContactFactory
from tests.factories.plans import PlanPageFactory
from tests.factories.reviews import BriefingPageFactory, ReviewPageFactory
from tests.pdfs import assert_for_everybody, tags_of, text_of

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _site(site: object) -> None:
    """Pages have addresses."""


@pytest.fixture
def page() -> Iterator[BriefingPage]:
    made = BriefingPageFactory(title="What we learned", slug="learned")
    yield made
    answers.store_of(made).clear()


def kept(page: BriefingPage) -> list[str]:
    folder = answers.store_of(page).folder
    return default_storage.listdir(folder)[1] if default_storage.exists(folder) else []


def test_each_kind_of_page_has_its_pdf(client: Client, page: BriefingPage) -> None:
    for address, title in (
        (f"{page.url}briefing.pdf", page.title),
        (f"{page.url}action-plan.pdf", f"Action plan: {page.title}"),
        (f"{ReviewPageFactory(title='A review').url}review.pdf", "A review"),
        (f"{PlanPageFactory(title='A plan').url}plan.pdf", "A plan"),
    ):
        answer = client.get(address)
        assert answer.status_code == 200
        assert answer["Content-Type"] == "application/pdf"
        assert_for_everybody(answer.content, title)


def test_it_opens_in_the_browser_under_a_name_that_says_what_it_is(
    client: Client, page: BriefingPage
) -> None:
    answer = client.get(f"{page.url}briefing.pdf")
    assert answer["Content-Disposition"] == 'inline; filename="learned-briefing.pdf"'
    assert "default-src 'none'" in answer["Content-Security-Policy"]


@pytest.mark.parametrize("name", ["other.pdf", "plan.pdf", "briefing.pdf/"])
def test_there_is_no_other_pdf(client: Client, page: BriefingPage, name: str) -> None:
    assert client.get(f"{page.url}{name}").status_code == 404


def test_the_page_links_to_its_pdfs_and_says_their_size_once_known(
    client: Client, page: BriefingPage
) -> None:
    link = f'<a href="{page.url}briefing.pdf" type="application/pdf">Print this briefing (PDF'
    assert f"{link})</a>" in client.get(page.url).content.decode()
    size = len(client.get(f"{page.url}briefing.pdf").content)
    assert f"{link}, 1 page, {size / 1024:.1f}" in client.get(page.url).content.decode()


def test_a_draft_has_none(client: Client) -> None:
    draft = BriefingPageFactory(live=False)
    assert client.get(f"{draft.get_url()}briefing.pdf").status_code == 404


def test_it_goes_with_the_page(client: Client, page: BriefingPage) -> None:
    assert client.get(f"{page.url}briefing.pdf").status_code == 200
    page.unpublish()
    assert client.get(f"{page.url}briefing.pdf").status_code == 410
    assert kept(page) == []


def test_it_goes_when_the_page_has_expired_or_a_page_above_it_is_hidden(
    client: Client, page: BriefingPage
) -> None:
    BriefingPage.objects.filter(pk=page.pk).update(expire_at=timezone.now() - timedelta(hours=1))
    assert client.get(f"{page.url}briefing.pdf").status_code == 404
    BriefingPage.objects.filter(pk=page.pk).update(expire_at=None)
    parent = page.get_parent()
    parent.live = False
    parent.save()
    assert client.get(f"{page.url}briefing.pdf").status_code == 404


def test_a_page_with_a_password_asks_for_it_before_its_pdf_too(
    client: Client, page: BriefingPage
) -> None:
    PageViewRestriction.objects.create(
        page=page, restriction_type=PageViewRestriction.PASSWORD, password="secret"
    )
    answer = client.get(f"{page.url}briefing.pdf")
    assert answer["Content-Type"].startswith("text/html")
    assert b"%PDF" not in answer.content


def test_who_may_read_a_private_page_gets_its_pdf_and_no_cache_keeps_it(
    editor_client: Client, page: BriefingPage
) -> None:
    PageViewRestriction.objects.create(page=page, restriction_type=PageViewRestriction.LOGIN)
    answer = editor_client.get(f"{page.url}briefing.pdf")
    assert answer.content.startswith(b"%PDF")
    assert "no-store" in answer["Cache-Control"]
    assert "public" not in answer["Cache-Control"]


def test_whoever_has_it_is_sent_nothing_until_it_changes(
    client: Client, page: BriefingPage
) -> None:
    first = client.get(f"{page.url}briefing.pdf")
    assert first["Cache-Control"] == "public, max-age=0, must-revalidate"
    headers = {"If-None-Match": first["ETag"]}
    assert client.get(f"{page.url}briefing.pdf", headers=headers).status_code == 304
    page.title = "What we know now"
    page.save_revision().publish()
    again = client.get(f"{page.url}briefing.pdf", headers=headers)
    assert again.status_code == 200
    assert "What we know now" in text_of(again.content)


def test_it_is_made_once_and_an_old_one_is_let_go(
    client: Client, page: BriefingPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    made: list[PrintedPdf] = []
    render = answers.render

    def counted(printed: PrintedPdf) -> bytes:
        made.append(printed)
        return render(printed)

    monkeypatch.setattr(answers, "render", counted)
    one, two = (client.get(f"{page.url}briefing.pdf").content for _ in range(2))
    assert one == two
    assert len(made) == 1
    client.get(f"{page.url}action-plan.pdf")
    before = kept(page)
    page.title = "What we know now"
    page.save_revision().publish()
    client.get(f"{page.url}briefing.pdf")
    after = kept(page)
    assert len(before) == len(after) == 2
    assert len(set(before) & set(after)) == 1


def test_a_store_that_is_down_costs_time_and_not_the_answer(
    client: Client, page: BriefingPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    def down(*args: object) -> None:
        raise OSError("The store is down.")

    for name in ("open", "save", "listdir", "delete"):
        monkeypatch.setattr(type(default_storage), name, down, raising=False)
    assert client.get(f"{page.url}briefing.pdf").content.startswith(b"%PDF")


def test_it_goes_with_the_deleted_page(client: Client, page: BriefingPage) -> None:
    client.get(f"{page.url}briefing.pdf")
    assert kept(page)
    BriefingPage.objects.get(pk=page.pk).delete()
    assert kept(page) == []


@pytest.mark.parametrize("method", ["post", "put", "delete"])
def test_it_can_only_be_read(client: Client, page: BriefingPage, method: str) -> None:
    assert getattr(client, method)(f"{page.url}briefing.pdf").status_code == 405


def test_head_says_the_same_without_the_file(client: Client, page: BriefingPage) -> None:
    whole, head = client.get(f"{page.url}briefing.pdf"), client.head(f"{page.url}briefing.pdf")
    assert head.content == b""
    assert head["ETag"] == whole["ETag"]


TABLE = {
    "caption": "Who to call",
    "table": {
        "data": [["When", "Number"], ["Weekdays", "Daytime number"]],
        "first_row_is_table_header": True,
        "first_col_is_header": True,
    },
}
CARD = {"title": "The guidance", "url": "https://www.gov.uk/guidance", "description": ""}


def test_a_plan_prints_every_kind_of_block(client: Client) -> None:
    contact = ContactFactory(name="The team to ask")
    page = PlanPageFactory(
        body=[
            ("heading", {"text": "A heading", "level": "2"}),
            ("paragraph", "<p>A paragraph with <b>weight</b>.</p>"),
            ("callout", {"kind": "important", "title": "A callout", "text": "<p>Inside.</p>"}),
            ("quote", {"text": "Somebody’s words", "source": "A source"}),
            ("accordion", {"items": [{"title": "It opens", "text": "<p>Folded words.</p>"}]}),
            ("table", TABLE),
            ("key_dates", {"title": "Dates", "dates": [{"when": "2017", "what": "It began."}]}),
            ("image", {"image": SiteImageFactory(), "alt_text": "A house", "caption": "Ours"}),
            ("link_cards", {"title": "Elsewhere", "links": [CARD]}),
            ("contact_card", {"contact": contact}),
            ("concern_line", None),
        ],
    )
    text = text_of(client.get(f"{page.url}plan.pdf").content)
    for said in (
        "A heading",
        "A paragraph with weight.",
        "A callout Inside.",
        "Somebody’s words A source",
        "It opens Folded words.",
        "Weekdays",
        "2017 It began.",
        "Ours",
        "www.gov.uk/guidance",
        "The team to ask",
        "01632 960 001",
    ):
        assert said in text


def test_a_picture_that_readers_may_not_see_is_not_in_it(client: Client) -> None:
    image = SiteImageFactory()
    value = {"image": image, "alt_text": "A house", "caption": "Our house"}
    page = PlanPageFactory(body=[("image", value)])
    FileCheck.objects.filter(file_name=image.file.name).update(cleared_at=None)
    made = client.get(f"{page.url}plan.pdf").content
    assert [described for kind, described in tags_of(made) if kind == "Figure"] == [
        f"QR code that opens http://testserver{page.url}"
    ]


def test_a_review_says_what_a_reader_will_meet_before_it_says_what_happened(client: Client) -> None:
    page = ReviewPageFactory(
        content_note="This page is about a death.", what_happened="<p>It is told.</p>"
    )
    text = text_of(client.get(f"{page.url}review.pdf").content)
    assert text.index("This page is about a death.") < text.index("It is told.")


def test_a_pdf_that_can_not_be_made_leads_to_the_page_instead(client: Client) -> None:
    page = PlanPageFactory(title="A plan ሀ")
    answer = client.get(f"{page.url}plan.pdf")
    assert answer.status_code == 404
    assert f'<a href="{page.url}">A plan ሀ</a>' in answer.content.decode()
    assert "We can’t make this PDF yet" in answer.content.decode()
