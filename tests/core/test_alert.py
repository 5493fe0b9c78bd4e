"""A banner is up from one time until another."""

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone

from core.models import Alert
from tests.factories.core import AlertFactory

pytestmark = pytest.mark.django_db
HOUR = timedelta(hours=1)


def test_an_alert_shows_between_its_times() -> None:
    now = timezone.now()
    up = AlertFactory(starts_at=now - HOUR, ends_at=now + HOUR)
    AlertFactory(starts_at=now + HOUR)
    AlertFactory(starts_at=now - 2 * HOUR, ends_at=now - HOUR)
    assert list(Alert.objects.showing()) == [up]


def test_an_alert_without_an_end_stays_up() -> None:
    up = AlertFactory(starts_at=timezone.now() - timedelta(days=400))
    assert list(Alert.objects.showing()) == [up]


def test_the_newest_alert_comes_first() -> None:
    old = AlertFactory(starts_at=timezone.now() - 2 * HOUR)
    new = AlertFactory(starts_at=timezone.now() - HOUR)
    assert list(Alert.objects.showing()) == [new, old]


def test_an_alert_that_ends_before_it_starts_is_refused() -> None:
    now = timezone.now()
    with pytest.raises(ValidationError) as refused:
        Alert(title="Closed", starts_at=now, ends_at=now - HOUR).full_clean()
    assert list(refused.value.message_dict) == ["ends_at"]
