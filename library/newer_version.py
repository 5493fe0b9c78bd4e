"""Two people with one page open: nobody's words are written over before somebody has said so.

Wagtail asks in a window as soon as it knows of the other's version, which may be ten seconds late,
and only where its script runs. The form looks for itself.
"""

from collections.abc import Mapping
from typing import Any

from django.templatetags.static import static
from django.urls import reverse
from django.utils import timezone
from django.utils.html import escape, format_html
from wagtail import hooks
from wagtail.models import Page, Revision

from .linked_text import LinkedText

SEEN = "newer_version_seen"
SOMEBODY = "Somebody else"
SAVED_SINCE = (
    "{} saved this page at {}, after you opened it. Nothing of yours was saved, and all of it is "
    "still here. "
)
LOOK = "See what they changed"
THEN = ", take it over here if it should stay, and save again."


def newer_version(page: Page, sent: Mapping[str, Any], user: Any) -> Revision | None:
    """The latest version, if somebody else made it after the form that was sent was opened."""
    opened = (sent.get("loaded_revision_id"), sent.get("loaded_revision_created_at"))
    latest: Revision | None = page.latest_revision
    if not opened[0] or latest is None or sent.get(SEEN) or latest.user_id == user.pk:
        return None
    is_the_same = opened == (str(latest.pk), latest.created_at.isoformat())
    return None if is_the_same else latest


def words_about(page: Page, newer: Revision, opened: str) -> LinkedText:
    """Who saved when, and what to do."""
    who = (newer.user.get_full_name() or newer.user.get_username()) if newer.user else SOMEBODY
    saved = SAVED_SINCE.format(who, f"{timezone.localtime(newer.created_at):%H:%M}")
    if opened != str(newer.pk) and page.revisions.filter(pk=opened).exists():
        address = reverse("wagtailadmin_pages:revisions_compare", args=[page.pk, opened, newer.pk])
    else:
        address = reverse("wagtailadmin_pages:history", args=[page.pk])
    link = format_html('<a href="{}" target="_blank" rel="noreferrer">{}</a>', address, LOOK)
    return LinkedText(f"{saved}{LOOK}{THEN}", f"{escape(saved)}{link}{escape(THEN)}")


@hooks.register("insert_editor_js")
def remember_the_answer() -> str:
    """Who answered Wagtail's window isn't asked again."""
    return format_html('<script src="{}" defer></script>', static("js/editor-newer-version.js"))
