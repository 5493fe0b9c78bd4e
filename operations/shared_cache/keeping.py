"""How long a shared cache may keep an answer: written for the cache only, in Surrogate-Control.

The state of the content under which an answer was made goes with it. The cache keeps no answer that
is older than the last change it was told of, though it was under way when the change was made.
"""

import re
from datetime import datetime, timedelta

from django.conf import settings
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.utils import timezone
from django.utils.cache import has_vary_header

from core.changes import Remembered, state_now
from core.models import Alert
from core.visibility import next_expiry

# An answer that no change has thrown out is asked for again after so long: the bound on what a
# lost message to the cache can do.
LONGEST = timedelta(seconds=60)
# While the site or its database is down, readers are given what they were given last.
LONGEST_WITHOUT_SITE = timedelta(days=1)
# Larger files are passed on as they come. The cache keeps those over 5 MB only while it has room.
LARGEST_FILE = 32 * 1024 * 1024  # bytes


def _next_alert() -> datetime | None:
    """When the next banner goes up or comes down."""
    now = timezone.now()
    times = Alert.objects.not_over().values_list("starts_at", "ends_at")
    return min((time for pair in times for time in pair if time and time > now), default=None)


next_alert_now = Remembered(_next_alert, until=_next_alert)


def midnight_after(moment: datetime) -> datetime:
    """The next midnight in London, when dates begin and end."""
    tomorrow = timezone.localdate(moment) + timedelta(days=1)
    return timezone.make_aware(datetime.combine(tomorrow, datetime.min.time()))


def seconds_to_keep() -> tuple[int, int]:
    """How long an answer made now stays true by itself, and how long without the site; seconds.

    A page that expires is over at that second, with or without the site.
    """
    now = timezone.now()
    expiry = next_expiry()
    ends = filter(None, [expiry, next_alert_now(), midnight_after(now), now + LONGEST])
    without_site = min(filter(None, [expiry, now + LONGEST_WITHOUT_SITE]))
    fresh = max(0, int((min(ends) - now).total_seconds()))
    return fresh, max(0, int((without_site - now).total_seconds()) - fresh)


def let_it_keep(request: HttpRequest, response: HttpResponseBase) -> None:
    """Allow the shared cache to keep this answer, if it is the same for everybody."""
    if not is_for_everybody(request, response):
        return
    fresh, without_site = seconds_to_keep()
    if fresh:
        response["Surrogate-Control"] = f"max-age={fresh}, stale-if-error={without_site}"
        response["X-State"] = state_now().token


def is_for_everybody(request: HttpRequest, response: HttpResponseBase) -> bool:
    """Whether the view said that anybody may have it, and nothing contradicts.

    Reading the session, or Django's token against forged requests, leaves its mark in Vary.
    """
    said = {word.lower() for word in re.split(r"\s*,\s*", response.get("Cache-Control", ""))}
    return (
        response.status_code == 200
        and "public" in said
        and said.isdisjoint({"private", "no-store"})
        and not response.cookies
        and not has_vary_header(response, "Cookie")
        and settings.SESSION_COOKIE_NAME not in request.COOKIES
        and not getattr(request, "is_preview", False)
        and int(response.get("Content-Length", "0")) <= LARGEST_FILE
    )
