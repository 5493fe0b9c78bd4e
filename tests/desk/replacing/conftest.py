"""A review that readers have, and its report."""

import pytest
from django.contrib.auth.models import AbstractUser

from library.models import ProposedVersion, SiteDocument
from reviews.models import ReviewPage
from tests.desk.people import client_of
from tests.desk.replacing.acts import replace
from tests.factories.library import SiteDocumentFactory
from tests.factories.reviews import ReviewPageFactory


@pytest.fixture(scope="module")
def published(module_rows: None) -> None:
    """A review and its report."""
    report = SiteDocumentFactory(title="Report", pages=("The child was seven.",))
    ReviewPageFactory(title="Child A", documents=[report])


@pytest.fixture
def report(published: None) -> SiteDocument:
    return SiteDocument.objects.get()


@pytest.fixture
def review(published: None) -> ReviewPage:
    return ReviewPage.objects.get()


@pytest.fixture
def waiting(review: ReviewPage, report: SiteDocument, officer: AbstractUser) -> ProposedVersion:
    """The officer has replaced the file."""
    replace(client_of(officer), report)
    return report.proposals.get()
