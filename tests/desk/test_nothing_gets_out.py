"""No editor-only word or date of any model is in anything that the public can fetch."""

import re
from datetime import date, timedelta
from html import unescape
from typing import Any

import pypdfium2
import pytest
from django.test import Client
from django.utils import timezone
from wagtail.log_actions import log
from wagtail.models import Comment, Page

from core.models import GlossaryTerm
from desk.models import GateOverride, PreviewLink, ReviewCase
from library.models import SiteDocument
from plans.models import PlanPriority, ReportPart
from publications.models import ChangeNote, PublicationPage, WithdrawnPage
from reviews.models import Recommendation, ReviewPage
from search.open_data.data_sets import data_sets
from tests.desk.secrets import MARK, TRACES, fill_with_marks, models_with_secrets
from tests.factories.accounts import EditorFactory
from tests.factories.core import SiteSettingsFactory
from tests.factories.desk import ReviewCaseFactory, add_notices, add_sign_offs
from tests.factories.home import InformationPageFactory
from tests.factories.leaflets import LeafletPageFactory
from tests.factories.library import SiteDocumentFactory
from tests.factories.people import ContactFactory, HelpLineFactory, TeamMemberFactory
from tests.factories.plans import PlanPageFactory
from tests.factories.publications import AgeBandFactory, TopicFactory
from tests.factories.reviews import (
    BriefingPageFactory,
    ReviewPageFactory,
    the_recommendations_page,
)

pytestmark = pytest.mark.django_db

FORMS = ("csv", "json", "atom")
STARTS = [
    "/",
    "/sitemap.xml",
    "/robots.txt",
    "/style.css",
    "/health/",
    "/feeds/publications.atom",
    "/open-data/",
    "/no-such-page/",
    "/preview/no-such-link/",
    "/withdrawn/",
    *(f"/open-data/{name}.{form}" for name in data_sets() for form in ("csv", "json")),
    *(f"/{section}/list.{form}" for section in ("search", "reviews", "plans") for form in FORMS),
    "/search/?q=review",
    "/search/suggest/?q=re",
]
LINK = re.compile(r"""(?:href|src|action)=["']([^"'#]+)|<loc>([^<]+)""")
MOST_ADDRESSES = 400
# Stands nowhere, neither for readers nor for editors.
NONSENSE = "Wvuqz"


@pytest.fixture
def hidden(home_page: Page) -> ReviewPage:
    """A whole site with everything editors keep beside it; returns a review that isn't out."""
    editor = EditorFactory(username=f"{MARK}-user", first_name=MARK, email=f"{MARK}@example.org")
    SiteSettingsFactory()
    report: SiteDocument = SiteDocumentFactory(title="Report")
    common: dict[str, Any] = {
        "documents": [report],
        "topics": [TopicFactory(name="A topic")],
        "age_bands": [AgeBandFactory(name="An age")],
        "owner": editor,
    }
    review = ReviewPageFactory(pseudonyms=["Amy"], **common)
    review.recommendations.add(Recommendation(text="Do it."))
    review.change_notes.add(ChangeNote(changed_on=date(2026, 5, 3), words="page 4 corrected"))
    review.save()
    plan = PlanPageFactory(**common)
    plan.priorities.add(PlanPriority(title="First"))
    plan.report_contents.add(ReportPart(title="Part"))
    plan.save()
    BriefingPageFactory(review=review, **common)
    LeafletPageFactory(**common)
    InformationPageFactory()
    the_recommendations_page()
    ContactFactory(people=["Jo"]), HelpLineFactory(), TeamMemberFactory()
    GlossaryTerm.objects.create(term="LSCB", meaning="the board before")
    for page in PublicationPage.objects.all():
        specific = page.specific
        specific.title = f"{MARK} draft"
        specific.save_revision(user=editor)
        Comment.objects.create(page=page, user=editor, text=MARK, contentpath="title")
    draft: ReviewPage = ReviewPageFactory(live=False, title=f"{MARK} unpublished", slug="hidden")
    for page in (review, draft):
        keep_beside(page, editor)
    WithdrawnPage.objects.create(site=home_page.get_site(), path="/withdrawn/", reason="It is old.")
    return draft


def keep_beside(page: ReviewPage, editor: Any) -> None:
    """A case with evidence, an override, a preview link, an approval and a log."""
    case: ReviewCase = ReviewCaseFactory(page=page)
    evidence = SiteDocumentFactory(title=f"{MARK} receipt", file_name=f"{MARK}.pdf", pages=(MARK,))
    add_notices(case, date(2026, 1, 5), evidence)
    add_sign_offs(case)
    log(case, "wagtail.edit", user=editor)
    GateOverride.objects.create(page=page, rule="notices", asked_by=editor, asked_because=MARK)
    PreviewLink.make(page.pk, MARK, timezone.now() + timedelta(days=1), editor)
    page.save_revision(user=editor, log_action=True)
    page.get_workflow().start(page, editor)


def words_of(answer: Any) -> str:
    """All that an answer says: its headers, and its words, those of a PDF too."""
    content = b"".join(answer.streaming_content) if answer.streaming else answer.content
    words = [f"{name}: {value}" for name, value in answer.headers.items()]
    words.append(content.decode("utf-8", "replace"))
    if answer.headers.get("Content-Type") == "application/pdf":
        pdf = pypdfium2.PdfDocument(content)
        words += [page.get_textpage().get_text_bounded() for page in pdf]
        words += pdf.get_metadata_dict().values()
    return "\n".join(words)


def links_in(words: str) -> set[str]:
    """Addresses of this site; not the admin's."""
    found = {unescape(first or second) for first, second in LINK.findall(words)}
    paths = {
        link.removeprefix("http://localhost").removeprefix("http://testserver") for link in found
    }
    is_ours = re.compile(r"/(?!/|admin/|static/)")
    return {path for path in paths if is_ours.match(path)}


def everything_public(starts: list[str]) -> dict[str, str]:
    """Every answer that a stranger can get by following links, by its address."""
    client, answers, waiting = Client(), dict[str, str](), list(starts)
    while waiting and len(answers) < MOST_ADDRESSES:
        address = waiting.pop(0)
        if address in answers:
            continue
        answers[address] = words_of(client.get(address))
        waiting += sorted(links_in(answers[address]) - answers.keys())
    return answers


def test_what_editors_keep_is_secret_unless_it_is_named_as_public() -> None:
    named = {
        f"{model._meta.label}.{name}"
        for model, names in models_with_secrets().items()
        for name in names
    }
    assert {
        "desk.ReviewCase.reference",
        "desk.ReviewCase.notes",
        "desk.ReviewCase.decision_on",
        "desk.CaseSignOff.given_by",
        "desk.GateOverride.asked_because",
        "desk.PreviewLink.label",
        "desk.SecondPersonSettings.reason_off",
        "desk.Release.title",
        "library.SiteDocument.public_reason",
        "library.Finding.accepted_reason",
        "core.PageComment.words",
        "search.SearchMiss.words",
        "wagtailcore.TaskState.comment",
        "wagtailcore.PageLogEntry.data",
    } <= named


def test_nothing_that_only_editors_see_is_in_any_public_answer(hidden: ReviewPage) -> None:
    filled = fill_with_marks()
    assert len(filled) > 100
    private = [document.url for document in SiteDocument.objects.filter(title__startswith=MARK)]
    assert private
    answers = everything_public([*STARTS, hidden.url, *private])
    kinds = {
        words.partition("Content-Type: ")[2].split(";")[0].split("\n")[0]
        for words in answers.values()
    }
    assert {"text/html", "text/csv", "application/json", "application/pdf"} <= kinds
    assert len(answers) > 60
    leaks = {
        (address, trace)
        for address, words in answers.items()
        for trace in TRACES
        if trace in unescape(words.replace(address, "")).lower()
    }
    assert leaks == set()
    assert found_with(MARK) == found_with(NONSENSE)


def found_with(word: str) -> list[str]:
    """What search answers to a word, but for the word itself."""
    client = Client()
    asked = ("/search/", "/search/list.json", "/search/list.csv", "/search/suggest/")
    answers = [client.get(path, {"q": word}).content.decode() for path in asked]
    return [re.sub(word, "", words, flags=re.IGNORECASE) for words in answers]
