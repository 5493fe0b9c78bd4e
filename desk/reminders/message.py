"""The words of the daily e-mail.

An e-mail is copied, forwarded and kept. So it names what readers can see anyway, and reviews by
their reference; of files, posts and links it says how many there are, and where to look.
"""

from collections import Counter
from collections.abc import Sequence
from typing import Any

from django.conf import settings
from django.template.loader import render_to_string
from django.urls import reverse

from core.models import SiteSettings
from desk.models.duty_settings import CONFIRM
from desk.todo.item import Item, Kind, Now

NAMED = frozenset([Kind.CASE, Kind.YEARLY_REPORT, Kind.PLAN, Kind.PAGE_REVIEW, Kind.TRANSLATION])
TEMPLATE = "desk/reminders/digest.txt"


def subject_of(items: Sequence[Item], now: Now) -> str:
    """How many things, and how many of them are late."""
    count = len(items)
    words = "1 thing needs doing" if count == 1 else f"{count} things need doing"
    late = sum(_is_late(item, now) for item in items)
    return f"{words}, {late} of them late" if late else words


def body_of(items: Sequence[Item], now: Now) -> str:
    """Plain text: late first, then dated ones, then how many of the rest."""
    named = [item for item in items if item.kind in NAMED]
    counts = Counter(item.kind for item in items if item.kind not in NAMED)
    site = now.settings.site if now.settings.site_id else None
    context: dict[str, Any] = {
        "name": SiteSettings.for_site(site).short_name if site else "",
        "late": [_line(item, now) for item in named if _is_late(item, now)],
        "others": [_line(item, now) for item in named if not _is_late(item, now)],
        "counts": [f"{kind.label}: {count}" for kind, count in counts.items()],
        "has_duties": any(item.is_statutory for item in named),
        "confirm": CONFIRM,
        "home_url": f"{settings.WAGTAILADMIN_BASE_URL}{reverse('wagtailadmin_home')}",
        "settings_url": settings.WAGTAILADMIN_BASE_URL
        + reverse("wagtailsettings:edit", args=["desk", "dutysettings"]),
    }
    return render_to_string(TEMPLATE, context)


def _is_late(item: Item, now: Now) -> bool:
    return item.is_statutory and item.due is not None and item.due < now.today


def _line(item: Item, now: Now) -> str:
    timing = item.timing(now.today, now.periods.closed_days)
    when = f"{timing.words}. " if item.due else ""
    return f"{when}{item.about}: {item.title}."
