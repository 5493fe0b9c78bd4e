"""What "public" means for a page, in one place; every reader-facing query asks here."""

from typing import Self

from django.db import models
from django.db.models import Exists, F, OuterRef, Q, QuerySet
from django.db.models.functions import Left, Length
from django.utils import timezone
from wagtail.models import Page, PageManager, PageQuerySet, PageViewRestriction, Site


def not_live_now() -> Q:
    """Pages that are unpublished, or past their expiry though Wagtail still says live."""
    return Q(live=False) | Q(expire_at__lte=timezone.now())


def _starts_with(path: str) -> models.Lookup:
    """The outer page's path begins with the inner row's `path` (a field or lookup name)."""
    start = Left(OuterRef("path"), Length(F(path)))
    return models.lookups.Exact(F(path), start)


def _hidden_ancestors() -> QuerySet[Page]:
    # Only a page with children can hide others, so the inner rows are few.
    return Page.objects.filter(not_live_now(), numchild__gt=0, depth__gt=1).filter(
        _starts_with("path")
    )


def _restrictions() -> QuerySet[PageViewRestriction]:
    return PageViewRestriction.objects.filter(_starts_with("page__path"))


def _sites() -> QuerySet[Site]:
    return Site.objects.filter(_starts_with("root_page__path"))


class PublicPageQuerySet(PageQuerySet):
    """Adds `public_now()`, decided by the database when asked."""

    def public_now(self) -> Self:
        """Pages that anybody may read at this moment.

        Live, not past their expiry, no view restriction and no unpublished or expired page above
        them, and below a site's root. One query, no caching.
        """
        return self.exclude(not_live_now()).filter(
            ~Exists(_hidden_ancestors()), ~Exists(_restrictions()), Exists(_sites())
        )


PublicPageManager = PageManager.from_queryset(PublicPageQuerySet)


def public_pages() -> PublicPageQuerySet:
    """Every page of every type that anybody may read at this moment, as plain `Page` rows."""
    return PublicPageQuerySet(Page).public_now()


def is_public_now(page: Page) -> bool:
    """Whether anybody may read this page at this moment."""
    return public_pages().filter(pk=page.pk).exists()
