"""A link by which a partner reads a draft without an account."""

import hashlib
import secrets
from datetime import datetime
from typing import Self

from django.conf import settings
from django.contrib.auth.models import AbstractUser
from django.db import models
from django.utils import timezone


def hash_of(token: str) -> str:
    """What is kept of a token: enough to know it again, not enough to open the draft with."""
    return hashlib.sha256(token.encode()).hexdigest()


class PreviewLinkQuerySet(models.QuerySet["PreviewLink"]):
    """Links by whether they still open anything."""

    def working(self) -> Self:
        """Neither expired nor taken back."""
        return self.filter(revoked_at=None, expires_at__gt=timezone.now())

    def by_token(self, token: str) -> "PreviewLink | None":
        """The working link with this token, with its page."""
        found = self.working().filter(token_hash=hash_of(token))
        return found.select_related("page").first()

    def of_page(self, page_id: int) -> Self:
        """All links to one page, the newest first, with who made them and how often they opened."""
        links = self.filter(page_id=page_id).select_related("created_by", "revoked_by")
        return links.annotate(
            times_opened=models.Count("openings"), last_opened_at=models.Max("openings__opened_at")
        ).order_by("-created_at", "-pk")

    def revoke(self, user: AbstractUser | None) -> int:
        """Take these back, from this moment; how many there were."""
        return self.working().update(revoked_at=timezone.now(), revoked_by=user)


class PreviewLink(models.Model):
    """Opens the newest draft of one page, and its files, until it expires or is taken back."""

    page = models.ForeignKey(
        "wagtailcore.Page", on_delete=models.CASCADE, related_name="preview_links"
    )
    token_hash = models.CharField(max_length=64, unique=True)
    label = models.CharField(
        "for whom",
        max_length=120,
        help_text="An organisation or a role, for example “Health partner”. Readers don’t see it.",
    )
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    created_at = models.DateTimeField(default=timezone.now)
    expires_at = models.DateTimeField()
    revoked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    revoked_at = models.DateTimeField(null=True)

    objects = PreviewLinkQuerySet.as_manager()

    class Meta:
        ordering = ["-created_at", "-pk"]

    def __str__(self) -> str:
        return self.label

    @classmethod
    def make(
        cls, page_id: int, label: str, expires_at: datetime, user: AbstractUser
    ) -> "tuple[PreviewLink, str]":
        """A new link, and its token, which nobody can learn again."""
        token = secrets.token_urlsafe(32)
        link = cls.objects.create(
            page_id=page_id,
            label=label,
            expires_at=expires_at,
            created_by=user,
            token_hash=hash_of(token),
        )
        return link, token

    @property
    def is_working(self) -> bool:
        """Whether it still opens the draft."""
        return self.revoked_at is None and self.expires_at > timezone.now()


class PreviewOpening(models.Model):
    """Somebody opened the draft, or a file of it: when, and nothing about who."""

    link = models.ForeignKey(PreviewLink, on_delete=models.CASCADE, related_name="openings")
    opened_at = models.DateTimeField(default=timezone.now)
    what = models.CharField(max_length=255)

    class Meta:
        ordering = ["opened_at", "pk"]

    def __str__(self) -> str:
        return self.what
