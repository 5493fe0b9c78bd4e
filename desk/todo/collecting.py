"""Everything there is to do, soonest first."""

import logging

from django.db import transaction
from django.utils import timezone

from desk.models import DutySettings

from .cases import case_items
from .files import accessibility_items, file_check_items, link_items
from .item import Item, Now, Source, soonest_first
from .pages import page_review_items, plan_items, translation_items, yearly_report_items
from .people import alert_items, post_items
from .releases import override_items, release_items

logger = logging.getLogger(__name__)

_sources: list[Source] = [
    case_items,
    yearly_report_items,
    release_items,
    override_items,
    plan_items,
    page_review_items,
    alert_items,
    post_items,
    file_check_items,
    accessibility_items,
    translation_items,
    link_items,
]


def register_source(source: Source) -> None:
    """Have another part of the desk name what there is to do in it."""
    if source not in _sources:
        _sources.append(source)


def right_now() -> Now:
    """Today in London, and the settings."""
    return Now(timezone.localdate(), DutySettings.current())


def everything_to_do(now: Now | None = None) -> list[Item]:
    """All of it; as many queries for a hundred things as for one.

    Each source answers for itself: one that fails is logged and hides no other duty.
    """
    now = now or right_now()
    items: list[Item] = []
    for source in _sources:
        items += _asked(source, now)
    return sorted(items, key=soonest_first)


def _asked(source: Source, now: Now) -> list[Item]:
    try:
        with transaction.atomic():
            return source(now)
    except Exception:
        logger.exception("The desk could not ask %s", source.__name__)
        return []
