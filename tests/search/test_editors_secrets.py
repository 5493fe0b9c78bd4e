"""Nothing that only editors see is in any answer for programs.

Every text and date that a row holds and open data doesn't name is filled with a mark, whatever the
field: one that is added tomorrow is tried too.
"""

from datetime import UTC, date, datetime
from typing import Any

import pytest
from django.db import models
from django.test import Client
from wagtail.models import Comment

from leaflets.models import LeafletPage
from library.models import DocumentVersion, FileCheck, Finding, SiteDocument
from plans.models import PlanPage, PlanPriority, ReportPart
from publications.models import AgeBand, PublicationDocument, PublicationPage, Topic
from reviews.models import BriefingPage, Recommendation, ReviewPage, ReviewPseudonym
from search.open_data.data_sets import data_sets
from tests.factories.accounts import EditorFactory
from tests.factories.leaflets import LeafletPageFactory
from tests.factories.library import SiteDocumentFactory
from tests.factories.plans import PlanPageFactory
from tests.factories.publications import AgeBandFactory, TopicFactory
from tests.factories.reviews import BriefingPageFactory, ReviewPageFactory

pytestmark = pytest.mark.django_db
MARK = "Zyxwv"
DAY = date(2031, 7, 19)
MOMENT = datetime(2031, 7, 19, 3, 4, 5, tzinfo=UTC)
# Where a row stands, and what a file or a page is found by: none of it is somebody's words.
STRUCTURE = {"path", "url_path", "slug", "file", "file_hash", "file_name", "type", "question"}
GIVEN = {
    "title", "summary", "published_on", "first_published_at", "last_published_at", "name", "label",
    "content_note", "outcome", "incident_period", "lead_reviewer", "what_happened",
    "what_was_learned", "text", "owner", "status_on", "what_changed", "edition", "period_start",
    "period_end", "cleared_at",
}  # fmt: skip
MODELS: list[Any] = [
    ReviewPage, BriefingPage, PlanPage, LeafletPage, PublicationPage, PublicationDocument,
    SiteDocument, FileCheck, Finding, DocumentVersion, Topic, AgeBand, ReviewPseudonym,
    Recommendation, PlanPriority, ReportPart, Comment,
]  # fmt: skip
SECTIONS = ["search", "reviews", "briefings", "plans", "leaflets"]
FORMS = ["csv", "json", "atom"]
ADDRESSES = [
    *(f"/open-data/{name}.{form}" for name in data_sets() for form in ("csv", "json")),
    *(f"/{section}/list.{form}" for section in SECTIONS for form in FORMS),
    "/search/list.json?q=review",
    "/search/list.csv?q=review",
    "/search/list.atom?q=review",
    "/feeds/publications.atom",
    "/search/?q=review",
    "/open-data/",
]


def marked(field: models.Field) -> Any:
    """What to put into a field that no reader should see, or nothing if it isn't one."""
    if field.name in STRUCTURE | GIVEN or field.choices or field.primary_key:
        return None
    if isinstance(field, models.DateTimeField):
        return MOMENT
    if isinstance(field, models.DateField):
        return DAY
    if isinstance(field, models.CharField | models.TextField) and not field.unique:
        return f"{MARK} {field.name}"[: field.max_length]
    return None


def fill_with_marks() -> set[str]:
    """Fill every such field of every row; returns their names."""
    filled = set()
    for model in MODELS:
        values = {field.name: marked(field) for field in model._meta.concrete_fields}
        values = {name: value for name, value in values.items() if value is not None}
        if values:
            assert model._base_manager.update(**values), model
        filled |= {f"{model.__name__}.{name}" for name in values}
    return filled


@pytest.fixture(scope="module")
def marks(module_rows: None) -> set[str]:
    """A publication of each type with a row of everything that belongs to it."""
    editor = EditorFactory(username=f"{MARK}-user")
    document = SiteDocumentFactory(uploaded_by_user=editor)
    DocumentVersion.objects.create(
        document=document, number=1, file="documents/x.pdf", file_size=1, uploaded_at=MOMENT
    )
    Finding.objects.create(check_of_file=FileCheck.objects.get(), code="x", severity="note")
    common = {
        "documents": [document],
        "topics": [TopicFactory(name="A topic")],
        "age_bands": [AgeBandFactory(name="An age")],
        "owner": editor,
    }
    review = ReviewPageFactory(pseudonyms=["Amy"], **common)
    review.recommendations.add(Recommendation(text="Do it."))
    review.save()
    plan = PlanPageFactory(**common)
    plan.priorities.add(PlanPriority(title="First"))
    plan.report_contents.add(ReportPart(title="Part"))
    plan.save()
    BriefingPageFactory(review=review, **common)
    LeafletPageFactory(**common)
    for page in PublicationPage.objects.all():
        specific = page.specific
        specific.title = f"{MARK} draft"
        specific.save_revision(user=editor)
        Comment.objects.create(page=page, user=editor, text=f"{MARK} comment", contentpath="title")
    return fill_with_marks()


def test_the_marks_are_where_editors_keep_their_secrets(marks: set[str]) -> None:
    assert {
        "PublicationPage.next_review_on",
        "PublicationPage.draft_title",
        "PublicationPage.search_description",
        "PublicationPage.expire_at",
        "SiteDocument.public_reason",
        "FileCheck.held_because",
        "Finding.message",
        "DocumentVersion.reason",
    } <= marks


@pytest.mark.parametrize("address", ADDRESSES)
def test_no_answer_has_a_mark(marks: set[str], address: str) -> None:
    answer = Client().get(address)
    assert answer.status_code == 200
    text = answer.content.decode()
    assert any(page.title in text for page in PublicationPage.objects.all()) or "<h1" in text
    assert MARK not in text
    assert MARK.lower() not in text.lower()
    for moment in ("2031-07-19", "19 July 2031", "July 2031"):
        assert moment not in text
