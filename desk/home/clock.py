"""Whether anything happens by itself: what the officer reads when the scheduler has stopped."""

from core.models import SchedulerRun
from core.moments import moment_in_words


def clock_words() -> str:
    """Since when nothing happens by itself, in words; nothing while it does."""
    if SchedulerRun.objects.recent().exists():
        return ""
    last = SchedulerRun.objects.first()
    return f"since {moment_in_words(last.finished_at)}" if last else "since the site was started"
