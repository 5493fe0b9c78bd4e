"""One thing replaced by another: plans by newer plans, a panel by a group."""

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any, Self

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.functional import cached_property
from wagtail.admin.panels import FieldPanel, MultiFieldPanel, PageChooserPanel
from wagtail.models import Page

from core.changes import RememberedFor
from core.samples import samples_among
from core.visibility import next_expiry

if TYPE_CHECKING:
    # Only pages with `public_now()` mix it in; for Django it is an abstract model of its own.
    from wagtail.models import Page as Base
else:
    Base = models.Model


class SuccessionMixin(Base):
    """A page that may replace an older page of the same type, or be kept as history.

    The officer says it once, on the new page; the old one then says so by itself.
    """

    supersedes = models.ForeignKey(
        "self",
        verbose_name="replaces",
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="successors",
        help_text="The older page that this one takes over from. Once this page is published, the "
        "older one says at its top that it has been replaced, with a link to here.",
    )
    is_history = models.BooleanField(
        "kept as history",
        default=False,
        help_text="Tick for something from the past that nothing replaced, such as an old "
        "newsletter. The page says at its top that it is history.",
    )

    succession_panels = [
        MultiFieldPanel(
            [PageChooserPanel("supersedes"), FieldPanel("is_history")],
            heading="Old and new",
        )
    ]

    class Meta:
        abstract = True

    def clean(self) -> None:
        """Refuse a page that replaces itself, directly or in a circle."""
        super().clean()
        if self.supersedes_in_a_circle():
            raise ValidationError(
                {
                    "supersedes": "These pages would replace each other in a circle. Choose the "
                    "older page, or none."
                }
            )

    def supersedes_in_a_circle(self) -> bool:
        """Whether following "replaces" from here comes back here."""
        seen = {self.pk} if self.pk else set()
        older = self.supersedes
        while older:
            if older.pk in seen:
                return True
            seen.add(older.pk)
            older = older.supersedes
        return False

    @cached_property
    def superseded_by(self) -> Self | None:
        """The page that replaces this one, if the public may read it."""
        if not self.pk:
            # The preview of a page that was never saved: nothing can have replaced it.
            return None
        if self.pk not in replaced_among(type(self)):
            return None
        return _link_to((type(self), "supersedes", self.pk))

    @cached_property
    def public_supersedes(self) -> Self | None:
        """The page this one replaces, if the public may read it."""
        if not self.supersedes_id:
            return None
        return _link_to((type(self), "pk", self.supersedes_id))

    @property
    def is_past(self) -> bool:
        """Whether the reader should be told, before the title, that this isn't current."""
        return self.is_history or self.superseded_by is not None


# Which pages of one type are named as replaced by any other, published or not: few of all.
replaced_among: RememberedFor[type[SuccessionMixin], frozenset[int]] = RememberedFor(
    lambda model: frozenset(
        model.objects.exclude(supersedes=None).order_by().values_list("supersedes_id", flat=True)
    )
)


def _find_link(wanted: tuple[type[SuccessionMixin], str, int]) -> Any:
    """The first page of a type that is public and has this value, as far as a link to it shows."""
    model, field, value = wanted
    pages = model.objects.public_now().filter(**{field: value}).defer_streamfields()
    page: Any = pages.order_by("pk").first()
    if page is not None:
        page.shows_sample = bool(samples_among([page.pk]))
    return page


# Shared by all answers.
_link_to = RememberedFor(_find_link, until=next_expiry)


def remember_successors(pages: Iterable[Page]) -> None:
    """Ask at once what replaced these pages: one query for each of their types that can tell.

    Afterwards `superseded_by` and `is_past` ask nothing more.
    """
    by_type: dict[type[SuccessionMixin], dict[int, SuccessionMixin]] = {}
    for page in pages:
        if isinstance(page, SuccessionMixin):
            by_type.setdefault(type(page), {})[page.pk] = page
    for model, older in by_type.items():
        newer = model.objects.public_now().filter(supersedes__in=older).order_by("-pk")
        found = {page.supersedes_id: page for page in newer}
        for pk, page in older.items():
            page.superseded_by = found.get(pk)
