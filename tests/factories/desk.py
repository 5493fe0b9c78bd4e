"""Reviews in progress."""

from datetime import date, timedelta

import factory
from django.utils import timezone
from factory.django import DjangoModelFactory

from desk.models import CaseNotice, CaseSignOff, ReviewCase
from library.models import SiteDocument
from publications.models import Topic
from reviews.models import ReviewPage
from tests.factories.library import SiteDocumentFactory
from tests.factories.publications import TopicFactory
from tests.factories.reviews import BriefingPageFactory, ReviewPageFactory


class ReviewCaseFactory(DjangoModelFactory):
    """A review that was decided on some months ago."""

    class Meta:
        model = ReviewCase
        skip_postgeneration_save = True

    reference = factory.Sequence(lambda n: f"Review {n} of 2026")
    incident_known_on = factory.LazyFunction(lambda: timezone.localdate() - timedelta(days=120))
    decision = ReviewCase.Decision.REVIEW
    decision_on = factory.LazyFunction(lambda: timezone.localdate() - timedelta(days=90))


def add_notices(case: ReviewCase, sent_on: date, evidence: SiteDocument | None = None) -> None:
    """To all who must be told, on one day."""
    evidence = evidence or SiteDocumentFactory(title="Receipt")
    for recipient in CaseNotice.STATUTORY:
        CaseNotice.objects.create(
            case=case, recipient=recipient, sent_on=sent_on, evidence=evidence
        )


def add_sign_offs(case: ReviewCase) -> None:
    """All that are needed."""
    for kind in CaseSignOff.REQUIRED:
        CaseSignOff.objects.create(
            case=case, kind=kind, given_on=timezone.localdate(), given_by="Council solicitor"
        )


def a_new_review(**kwargs: object) -> ReviewPage:
    """A draft that nobody has read yet, with report and topic, and without a case."""
    topics: list[Topic] = [TopicFactory()]
    documents = [SiteDocumentFactory(title="Report")]
    wanted = {"documents": documents, "topics": topics, "live": False, "came_out_before": False}
    return ReviewPageFactory(**{**wanted, "published_on": None, **kwargs})


def a_ready_review(sent_on: date | None = None) -> ReviewPage:
    """A draft with everything it needs; its notices were sent a month ago, or on that day."""
    page = a_new_review()
    case = ReviewCaseFactory(page=page)
    add_notices(case, sent_on or timezone.localdate() - timedelta(days=30))
    add_sign_offs(case)
    BriefingPageFactory(review=page, live=False)
    return page
