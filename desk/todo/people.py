"""Posts that are vacant or whose holder leaves, and alerts about to end."""

from datetime import timedelta

from django.db.models import Exists, OuterRef
from django.utils import timezone

from core.models import Alert
from people.models import PublishingBody, TeamMember

from .addresses import row_url
from .item import Item, Kind, Now

CHANGE_POSTS = "people.change_teammember"
CHANGE_ALERTS = "core.change_alert"


def post_items(now: Now) -> list[Item]:
    """Vacant posts of bodies that exist, and posts that end or ended without a successor."""
    vacant = TeamMember.objects.current().filter(is_vacant=True)
    until = now.today + timedelta(days=now.settings.post_warning_days)
    followed = TeamMember.objects.current().filter(
        body=OuterRef("body"), role=OuterRef("role"), is_vacant=False, name__gt=""
    )
    ending = TeamMember.objects.filter(
        ends_on__lte=until, body__in=PublishingBody.objects.current()
    )
    unfollowed = ending.exclude(Exists(followed.exclude(pk=OuterRef("pk")).order_by()))
    return [
        *(_vacant(post) for post in vacant.order_by("body", "sort_order", "role")),
        *(_ending(post) for post in unfollowed.order_by("ends_on")),
    ]


def _vacant(post: TeamMember) -> Item:
    return Item(
        key=f"vacant-{post.pk}",
        kind=Kind.POST,
        title="Fill in who holds this post now, or delete it",
        about=f"{post.role}: vacant",
        url=row_url(post),
        source="The post is marked vacant",
        permission=CHANGE_POSTS,
    )


def _ending(post: TeamMember) -> Item:
    return Item(
        key=f"post-ends-{post.pk}",
        kind=Kind.POST,
        title="Add who follows, mark the post vacant, or delete it",
        about=f"{post.role}: {post.display_name}, last day",
        url=row_url(post),
        due=post.ends_on,
        over="Ended",
        source="The last day of the post",
        permission=CHANGE_POSTS,
    )


def alert_items(now: Now) -> list[Item]:
    """Alerts that readers see now and soon won't."""
    ending = Alert.objects.showing().filter(
        ends_at__lt=timezone.now() + timedelta(days=now.settings.alert_warning_days)
    )
    return [
        Item(
            key=f"alert-{alert.pk}-{alert.ends_at:%Y%m%d}",
            kind=Kind.ALERT,
            title="This alert ends: give it another day if it is still needed",
            about=alert.title,
            url=row_url(alert),
            due=timezone.localdate(alert.ends_at),
            over="Ended",
            source="The end of the alert",
            permission=CHANGE_ALERTS,
        )
        for alert in ending.order_by("ends_at")
    ]
