"""What follows when one publishing body takes over from another: a new name, a merger."""

from django.db import transaction
from django.utils.timezone import localdate
from wagtail.log_actions import log

from core.models import SiteSettings
from people.models import Contact, PublishingBody, TeamMember


@transaction.atomic
def take_over(new: PublishingBody, old: PublishingBody) -> None:
    """The old body ends; its people and contacts of today, and its name on the site, become new.

    What it published keeps its name. Everything is saved one by one, so that search learns of it.
    """
    members = list(TeamMember.objects.current().filter(body=old))
    contacts = list(Contact.objects.public().filter(body=old))
    for row in (*members, *contacts):
        row.body = new
        row.save()
    old.until_year = new.from_year or localdate().year
    old.succeeded_by = new
    old.save()
    log(instance=old, action="wagtail.edit")
    for settings in SiteSettings.objects.filter(name=old.name):
        settings.name = new.name
        if settings.short_name == old.short_name:
            settings.short_name = new.short_name
        settings.save()
