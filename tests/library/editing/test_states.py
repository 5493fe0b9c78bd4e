"""Four words for how far a check is; the listing's query and a single file must agree on them."""

from collections.abc import Callable

import pytest
from django.utils import timezone

from library.editing.states import CheckState, state_of, with_check_state
from library.models import FileCheck, SiteDocument
from library.safety import VERSION
from tests.factories.library import SiteDocumentFactory
from tests.library.editing.made import blocked, find

pytestmark = pytest.mark.django_db


def waiting() -> SiteDocument:
    return SiteDocumentFactory(checked=False)


def without_a_check() -> SiteDocument:
    document = SiteDocumentFactory()
    FileCheck.objects.all().delete()
    return document


def running() -> SiteDocument:
    document = SiteDocumentFactory(checked=False)
    FileCheck.objects.update(state=FileCheck.State.RUNNING)
    return document


def with_hidden_words() -> SiteDocument:
    document = SiteDocumentFactory()
    blocked(document)
    return document


def with_a_warning() -> SiteDocument:
    document = SiteDocumentFactory()
    find(document, "author")
    return document


def accepted() -> SiteDocument:
    document = SiteDocumentFactory()
    find(document, "hidden-text", 1, accepted_at=timezone.now())
    return document


def checked_under_older_rules() -> SiteDocument:
    document = SiteDocumentFactory()
    FileCheck.objects.update(version=VERSION - 1)
    return document


def found_under_older_rules() -> SiteDocument:
    document = with_hidden_words()
    FileCheck.objects.update(version=VERSION - 1)
    return document


@pytest.mark.parametrize(
    ("make", "state"),
    [
        (waiting, CheckState.WAITING),
        (without_a_check, CheckState.WAITING),
        (running, CheckState.RUNNING),
        (with_hidden_words, CheckState.ATTENTION),
        (with_a_warning, CheckState.CHECKED),
        (accepted, CheckState.CHECKED),
        (checked_under_older_rules, CheckState.WAITING),
        (found_under_older_rules, CheckState.ATTENTION),
    ],
)
def test_one_file_and_the_listing_say_the_same(
    make: Callable[[], SiteDocument], state: CheckState
) -> None:
    document = make()
    assert state_of(document.current_check) == state
    assert with_check_state(SiteDocument.objects.all()).get().check_state == state
