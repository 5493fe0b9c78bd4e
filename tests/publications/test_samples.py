import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from home.models import HomePage
from publications.samples import site_has_public_samples
from tests.factories.home import InformationPageFactory
from tests.factories.library import SiteDocumentFactory
from tests.factories.plans import PlanPageFactory

pytestmark = pytest.mark.django_db


def test_a_site_without_samples_may_be_collected(home_page: HomePage) -> None:
    PlanPageFactory(documents=[SiteDocumentFactory()])
    SiteDocumentFactory(is_sample=True)
    assert not site_has_public_samples()
    answer = Client().get("/plans/")
    assert "X-Robots-Tag" not in answer.headers
    assert "noindex" not in answer.content.decode()


def test_a_sample_page_keeps_search_engines_away(home_page: HomePage) -> None:
    PlanPageFactory(is_sample=True)
    answer = Client().get("/plans/")
    assert answer.headers["X-Robots-Tag"] == "noindex"
    assert '<meta name="robots" content="noindex">' in answer.content.decode()


def test_so_does_a_sample_document_of_a_publication(home_page: HomePage) -> None:
    PlanPageFactory(documents=[SiteDocumentFactory(is_sample=True)])
    assert site_has_public_samples()


def test_so_does_a_sample_document_in_the_words_of_a_page(home_page: HomePage) -> None:
    document = SiteDocumentFactory(is_sample=True)
    InformationPageFactory(body=[("document", {"document": document})])
    assert site_has_public_samples()


def test_a_sample_that_nobody_can_read_does_not(home_page: HomePage) -> None:
    PlanPageFactory(is_sample=True, live=False)
    PlanPageFactory(live=False, documents=[SiteDocumentFactory(is_sample=True)])
    assert not site_has_public_samples()


def test_the_question_is_one_query(home_page: HomePage) -> None:
    site_has_public_samples()
    with CaptureQueriesContext(connection) as queries:
        site_has_public_samples()
    assert len(queries) == 1


def test_the_editor_is_not_asked_about_samples(home_page: HomePage) -> None:
    PlanPageFactory(is_sample=True)
    assert "X-Robots-Tag" not in Client().get("/admin/login/").headers
