"""A daily e-mail that didn't go out stands on the desk."""

from django.urls import reverse

from desk.models import Digest
from desk.todo.item import Item, Kind, Now

PERMISSION = "desk.change_dutysettings"


def reminder_items(now: Now) -> list[Item]:
    """The newest one, if it failed: nobody would learn of it otherwise."""
    newest = Digest.objects.first()
    is_lost = newest is not None and newest.state in {Digest.State.FAILED, Digest.State.NOBODY}
    if newest is None or not is_lost or not now.settings.digest_is_sent:
        return []
    return [
        Item(
            key=f"reminder-{newest.day}",
            kind=Kind.REMINDER,
            title="The daily e-mail did not go out: see who gets it, or ask whoever runs the site",
            about="",
            url=reverse("wagtailsettings:edit", args=["desk", "dutysettings"]),
            due=newest.day,
            detail=newest.problem,
            source="The daily e-mail",
            permission=PERMISSION,
            over="On",
        )
    ]
