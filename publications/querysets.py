"""Questions about publications, as verbs."""

from typing import Self

from django.db.models import F, Q
from wagtail.models import PageManager

from core.visibility import PublicPageQuerySet


class PublicationQuerySet(PublicPageQuerySet):
    """Publications as readers list them."""

    def newest_first(self) -> Self:
        """By date of publication, the undated last."""
        return self.order_by(F("published_on").desc(nulls_last=True), "title")

    def oldest_first(self) -> Self:
        """By date of publication, the undated last."""
        return self.order_by(F("published_on").asc(nulls_last=True), "title")

    def for_cards(self) -> Self:
        """With what a card in a list shows, in a constant number of queries."""
        return self.select_related("publishing_body").prefetch_related(
            "topics", "age_bands", "documents__document"
        )

    def listed(self) -> Self:
        """What readers may see now, ready for cards."""
        return self.public_now().for_cards()

    def with_samples(self) -> Self:
        """Publications that are placeholders or carry one."""
        return self.filter(
            Q(is_sample=True) | Q(documents__document__is_sample=True)
        ).distinct()


PublicationManager = PageManager.from_queryset(PublicationQuerySet)
