"""Which pages may go into a release."""

from typing import Any

from django.db.models import QuerySet
from wagtail.models import Page
from wagtail.permissions import page_permission_policy

from desk.models import Release, ReleasedPage
from reviews.models import BriefingPage

MOST = 200


def drafts_for(user: Any) -> QuerySet[Page]:
    """Pages with something to publish that this user may change, the last changed first."""
    waiting = ReleasedPage.objects.filter(release__in=Release.objects.open(), page_id__isnull=False)
    editable = page_permission_policy.instances_user_has_permission_for(user, "change")
    drafts = editable.filter(has_unpublished_changes=True, depth__gt=1)
    return drafts.exclude(pk__in=waiting.values("page_id")).order_by(
        "-latest_revision_created_at", "pk"
    )


def that_belong_to(pages: list[Page], candidates: QuerySet[Page]) -> list[Page]:
    """Drafts about a review among these pages, or the review that they are about."""
    keys = [page.pk for page in pages]
    about = BriefingPage.objects.filter(review_id__in=keys).values("pk")
    their_reviews = BriefingPage.objects.filter(pk__in=keys).values("review_id")
    related = candidates.filter(pk__in=about) | candidates.filter(pk__in=their_reviews)
    return list(related.exclude(pk__in=keys)[:MOST])
