"""What is kept no longer than it is needed."""

from datetime import timedelta

from axes.models import AccessAttempt
from django.utils import timezone

from accounts.models import Session

ATTEMPTS_ARE_KEPT = timedelta(days=1)


def delete_what_is_over() -> None:
    """Sessions that ended, and wrong tries with the addresses they came from."""
    Session.objects.over().delete()
    over = timezone.now() - ATTEMPTS_ARE_KEPT
    AccessAttempt.objects.filter(attempt_time__lt=over).delete()
