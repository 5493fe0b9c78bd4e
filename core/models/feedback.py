"""What readers tell about a page, and nothing about who they are (docs/adr/0017)."""

from datetime import date, datetime, timedelta
from typing import Self

from django.conf import settings
from django.contrib.auth.base_user import AbstractBaseUser
from django.contrib.auth.models import AnonymousUser
from django.db import models
from django.db.models import F, Max, Q, Sum
from django.utils import timezone

LONGEST_WORDS = 1000  # characters


class IdentificationReportQuerySet(models.QuerySet["IdentificationReport"]):
    """Reports by what is to be done with them."""

    def open(self) -> Self:
        """Nobody has dealt with them yet; those that a program may have sent come last."""
        return self.filter(closed_at=None).order_by("looks_automatic", "reported_at")

    def closed(self) -> Self:
        """Dealt with, the latest first."""
        return self.exclude(closed_at=None).order_by("-closed_at")

    def untold(self) -> Self:
        """Open, and the officer hasn't been sent an e-mail."""
        return self.open().filter(told_at=None, looks_automatic=False)

    def reported_since(self, moment: datetime) -> Self:
        """Those that have come in since."""
        return self.filter(reported_at__gte=moment)

    def told_since(self, moment: datetime) -> Self:
        """Those the officer was sent an e-mail about since."""
        return self.filter(told_at__gte=moment)


class IdentificationReport(models.Model):
    """Somebody says that a page shows who a child is. Urgent until an editor has closed it."""

    class Outcome(models.TextChoices):
        """What an editor found and did."""

        TAKEN_DOWN = "taken-down", "It did: the page was taken down"
        CHANGED = "changed", "It did: the page or the file was changed"
        NOTHING = "nothing", "Nothing on it shows who a child is"

    page = models.ForeignKey(
        "wagtailcore.Page", null=True, on_delete=models.SET_NULL, related_name="+"
    )
    page_title = models.CharField(max_length=255)
    # Deleted when the report is closed.
    words = models.TextField(max_length=LONGEST_WORDS, blank=True)
    # Filled in a field that people don't see: kept all the same, but nobody is sent an e-mail.
    looks_automatic = models.BooleanField(default=False)
    reported_at = models.DateTimeField(default=timezone.now, db_index=True)
    told_at = models.DateTimeField(null=True)
    closed_at = models.DateTimeField(null=True)
    closed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    outcome = models.CharField(max_length=20, choices=Outcome, blank=True)

    objects = IdentificationReportQuerySet.as_manager()

    # It doesn't use the page: deleting one must not be held up by the other.
    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = "report that a page identifies a child"
        verbose_name_plural = "reports that a page identifies a child"

    def __str__(self) -> str:
        return f"Report {self.pk}"

    def close(self, user: AbstractBaseUser | AnonymousUser, outcome: str) -> None:
        """Note what was done and by whom, and delete the reader's words."""
        self.closed_by_id = user.pk
        self.closed_at = timezone.now()
        self.outcome = outcome
        self.words = ""
        self.save(update_fields=["closed_by", "closed_at", "outcome", "words"])


class UsefulnessQuerySet(models.QuerySet["PageUsefulness"]):
    """Answers as editors read them."""

    def count_answer(self, page_id: int, *, useful: bool, month: date) -> None:
        """One more yes, or one more no."""
        row, _ = self.get_or_create(page_id=page_id, month=month)
        name = "yes" if useful else "no"
        self.filter(pk=row.pk).update(**{name: F(name) + 1})

    def by_page(self, since: date) -> models.QuerySet:
        """Rows of page, its title, yes and no since a month; the least useful first."""
        return (
            self.filter(month__gte=since)
            .values("page", "page__title")
            .annotate(yes_total=Sum("yes"), no_total=Sum("no"), last_month=Max("month"))
            .order_by("-no_total", "page__title")
        )

    def before(self, day: date) -> Self:
        """Those of months before a day."""
        return self.filter(month__lt=day)


class PageUsefulness(models.Model):
    """How many readers found a page useful in a month, and how many didn't."""

    page = models.ForeignKey("wagtailcore.Page", on_delete=models.CASCADE, related_name="+")
    month = models.DateField(help_text="Its first day.")
    yes = models.PositiveIntegerField(default=0)
    no = models.PositiveIntegerField(default=0)

    objects = UsefulnessQuerySet.as_manager()
    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = "answer to “Was this page useful?”"
        verbose_name_plural = "answers to “Was this page useful?”"
        constraints = [
            models.UniqueConstraint(fields=["page", "month"], name="usefulness_once_a_month")
        ]

    def __str__(self) -> str:
        return f"{self.yes} yes, {self.no} no"


class PageComment(models.Model):
    """What a reader wrote after saying whether a page was useful."""

    page = models.ForeignKey("wagtailcore.Page", on_delete=models.CASCADE, related_name="+")
    was_useful = models.BooleanField()
    words = models.TextField(max_length=LONGEST_WORDS)
    # The day and no time: nobody needs to know when somebody sat there.
    sent_on = models.DateField(default=timezone.localdate, db_index=True)

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = "reader's words about a page"
        verbose_name_plural = "readers' words about pages"
        ordering = ["-sent_on", "-pk"]

    def __str__(self) -> str:
        return f"Words {self.pk}"


class FormUseQuerySet(models.QuerySet["FormUse"]):
    """Forms that were sent."""

    def of_page_since(self, purpose: str, page_id: int, moment: datetime) -> Self:
        """Those of one page since a moment."""
        return self.filter(purpose=purpose, page_id=page_id, used_at__gte=moment)

    def forget(self, older_than: timedelta) -> None:
        """Delete what no token can be of any more."""
        self.filter(Q(used_at__lt=timezone.now() - older_than)).delete()


class FormUse(models.Model):
    """A form that was sent: no token counts twice, and no page is flooded.

    Of a reader it knows nothing: the digest is of the random token that stood in the form.
    """

    digest = models.CharField(primary_key=True, max_length=64)
    purpose = models.CharField(max_length=20)
    page_id = models.PositiveIntegerField()
    used_at = models.DateTimeField(default=timezone.now, db_index=True)

    objects = FormUseQuerySet.as_manager()

    def __str__(self) -> str:
        return self.purpose
