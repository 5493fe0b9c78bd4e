"""The session engine: Django's own in the database, whose sessions end for two reasons."""

from datetime import UTC, datetime, timedelta
from typing import Any

from django.conf import settings
from django.contrib.auth import SESSION_KEY
from django.contrib.sessions.backends.db import SessionStore as DatabaseSessionStore
from django.utils import timezone

from accounts.models import Session

BEGAN = "accounts_began"
DONE = "accounts_done"
# Seconds after which something that is done is worth noting: not for every single request.
WORTH_NOTING = 60


class SessionStore(DatabaseSessionStore):
    """Writes beside each session whose it is, and when it ends at the latest."""

    @classmethod
    def get_model_class(cls) -> type[Session]:
        """Ours."""
        return Session

    def create_model_instance(self, data: dict[str, Any]) -> Session:
        """What is written for this session now."""
        row = super().create_model_instance(data)
        assert isinstance(row, Session)
        row.user_key = str(data.get(SESSION_KEY, ""))
        if began := data.get(BEGAN):
            latest = datetime.fromtimestamp(began, UTC) + timedelta(hours=settings.SESSION_HOURS)
            row.expire_date = min(row.expire_date, latest)
        return row


def begin(session: Any) -> None:
    """Somebody has signed in: from now on the hours count."""
    session[BEGAN] = session[DONE] = timezone.now().timestamp()


def note_that_something_is_done(session: Any) -> None:
    """Put off the end for want of anything done; written once a minute at most."""
    now = timezone.now().timestamp()
    if now - session.get(DONE, 0) >= WORTH_NOTING:
        session[DONE] = now


def began_seconds_ago(session: Any) -> float:
    """How long ago somebody signed in; for ever, where nobody did."""
    return timezone.now().timestamp() - float(session.get(BEGAN, 0))
