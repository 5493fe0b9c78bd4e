"""Who plans a review too early reads it when the draft is saved, not days later."""

from datetime import UTC, datetime

import pytest
from django.contrib.messages import get_messages
from django.contrib.messages.storage.fallback import FallbackStorage
from django.http import HttpRequest
from django.test import RequestFactory
from django.utils import timezone

from desk.cases.planned_hour import say_that_it_is_too_early
from reviews.models import ReviewPage
from tests.factories.desk import a_ready_review

pytestmark = pytest.mark.django_db

# Sent today, so that the first day is at least a week away.
TOO_EARLY = "The first day it may come out is"


def saved_by(accept: str) -> HttpRequest:
    request = RequestFactory().post("/", headers={"Accept": accept})
    request.session = {}  # type: ignore[assignment]
    request._messages = FallbackStorage(request)  # type: ignore[attr-defined]
    return request


def said_about(page: ReviewPage, hour: datetime | None, accept: str = "text/html") -> str:
    request = saved_by(accept)
    page.go_live_at = hour
    say_that_it_is_too_early(request, page)
    return " ".join(str(message) for message in get_messages(request))


def test_too_early_an_hour_is_said_when_a_person_saves_it() -> None:
    page = ReviewPage.objects.get(pk=a_ready_review(sent_on=timezone.localdate()).pk)
    soon = timezone.now()
    assert TOO_EARLY in said_about(page, soon)
    assert said_about(page, soon, accept="application/json") == ""
    assert said_about(page, None) == ""
    assert said_about(page, datetime(soon.year + 2, 1, 1, tzinfo=UTC)) == ""
