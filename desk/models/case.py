"""A review from the day an incident is known, long before there is a page."""

from datetime import date
from typing import Self

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.utils import timezone
from modelcluster.fields import ParentalKey
from modelcluster.models import ClusterableModel

STILL_TO_COME = "This day is still to come. Write it down when it has happened."
ANSWER_WITH_REASON = "Write down why, so that it can be explained later."


class ReviewCaseQuerySet(models.QuerySet["ReviewCase"]):
    """Cases by how far they are."""

    def still_open(self) -> Self:
        """Somebody may still have to do something about these."""
        return self.filter(closed_on=None)

    def for_page(self, page_id: int | None) -> "ReviewCase | None":
        """The case of a review's page, if there is one."""
        return self.filter(page_id=page_id).first() if page_id else None

    def with_parts(self) -> Self:
        """Each with its notices, its sign-offs, its page and its officer, in a fixed number."""
        return self.select_related("page", "officer").prefetch_related("notices", "sign_offs")


class ReviewCase(ClusterableModel):
    """What the officer has to remember about one review; readers never see any of it.

    It isn't part of the page: not in its drafts, not in its versions, saved at once. Which day
    something is due is worked out from these dates by `desk.duties`.
    """

    class Decision(models.TextChoices):
        UNDECIDED = "undecided", "Not decided yet"
        REVIEW = "review", "Carry out a review"
        NO_REVIEW = "no-review", "No review"

    reference = models.CharField(
        max_length=60,
        unique=True,
        help_text="What you call it here, for example “Review 1 of 2026”. Never a child’s name, "
        "initials or date of birth.",
        error_messages={"unique": "There is a review in progress with this reference already."},
    )
    page = models.OneToOneField(
        "reviews.ReviewPage",
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="case",
        verbose_name="page of the review",
        help_text="Leave empty until the review has a page here.",
    )
    officer = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text="Who looks after it. Reminders are theirs.",
    )
    incident_known_on = models.DateField(
        "incident known on", help_text="The day you learned of it. Periods are counted from here."
    )
    notified_on = models.DateField(
        "national Panel notified on",
        null=True,
        blank=True,
        help_text="The day the Child Safeguarding Practice Review Panel was told.",
    )
    rapid_review_on = models.DateField(
        "rapid review finished on", null=True, blank=True, help_text="The day it was sent off."
    )
    decision = models.CharField(
        max_length=10, choices=Decision, default=Decision.UNDECIDED, help_text="What comes next."
    )
    decision_on = models.DateField("decided on", null=True, blank=True)
    due_on = models.DateField(
        "another date to publish by",
        null=True,
        blank=True,
        help_text="Only if another date than the usual period was agreed.",
    )
    due_on_reason = models.TextField(
        "why another date", blank=True, help_text="Who agreed it, and why."
    )
    ready_on = models.DateField(
        "report finished on", null=True, blank=True, help_text="The day the report was final."
    )
    reason_without_briefing = models.TextField(
        "why there is no briefing",
        blank=True,
        help_text="Only if no 7-minute briefing comes out with the review.",
    )
    will_not_be_published = models.BooleanField(
        "the review itself will not be published",
        default=False,
        help_text="Its page can’t go out then. What was improved because of it has a page instead.",
    )
    reason_not_published = models.TextField(
        "why it is not published",
        blank=True,
        help_text="For the record. Readers don’t see it.",
    )
    improvements_page = models.ForeignKey(
        "wagtailcore.Page",
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        verbose_name="page of improvements",
        help_text="Where readers learn what was improved after a review that isn’t published.",
    )
    closed_on = models.DateField(
        null=True, blank=True, help_text="Nothing is left to do. It leaves the desk."
    )
    notes = models.TextField(
        blank=True, help_text="For you and your colleagues. Never a child’s name."
    )

    objects = ReviewCaseQuerySet.as_manager()

    class Meta:
        verbose_name = "review in progress"
        verbose_name_plural = "reviews in progress"
        ordering = ["incident_known_on", "pk"]

    def __str__(self) -> str:
        return self.reference

    def clean(self) -> None:
        """Every reason that must be there is there, and no date comes before its cause."""
        errors: dict[str, str] = {
            **_missing_reasons(self),
            **_dates_out_of_order(self),
            **_days_to_come(self),
        }
        if self.decision != self.Decision.UNDECIDED and not self.decision_on:
            errors["decision_on"] = "Give the day it was decided."
        if self.decision == self.Decision.UNDECIDED and self.decision_on:
            errors["decision"] = "Choose what was decided, or take the day away."
        if errors:
            raise ValidationError(errors)

    @property
    def has_decided_on_review(self) -> bool:
        """Whether a review is carried out."""
        return self.decision == self.Decision.REVIEW


def _missing_reasons(case: ReviewCase) -> dict[str, str]:
    missing = {}
    if case.due_on and not case.due_on_reason.strip():
        missing["due_on_reason"] = ANSWER_WITH_REASON
    if case.will_not_be_published and not case.reason_not_published.strip():
        missing["reason_not_published"] = ANSWER_WITH_REASON
    return missing


HAPPENED = ("notified_on", "rapid_review_on", "decision_on", "ready_on", "closed_on")


def _days_to_come(case: ReviewCase) -> dict[str, str]:
    """What is written down as done can't lie in the future."""
    today = timezone.localdate()
    names = ("incident_known_on", *HAPPENED)
    return {name: STILL_TO_COME for name in names if (day := getattr(case, name)) and day > today}


def _dates_out_of_order(case: ReviewCase) -> dict[str, str]:
    """Nothing can have happened before the incident was known."""
    known: date | None = case.incident_known_on
    return {
        name: "This is before the day the incident was known. Check both dates."
        for name in HAPPENED
        if known and (day := getattr(case, name)) and day < known
    }


def _refuse_future(name: str, day: date | None) -> None:
    if day and day > timezone.localdate():
        raise ValidationError({name: STILL_TO_COME})


class CaseNotice(models.Model):
    """Somebody was sent the report before it came out."""

    class Recipient(models.TextChoices):
        PANEL = "panel", "The national Panel"
        SECRETARY_OF_STATE = "secretary-of-state", "The Secretary of State"
        OFSTED = "ofsted", "Ofsted"
        OTHER = "other", "Somebody else"

    # Whom a review of a statutory kind is sent to before anybody else reads it.
    STATUTORY = (Recipient.PANEL, Recipient.SECRETARY_OF_STATE, Recipient.OFSTED)

    case = ParentalKey("desk.ReviewCase", on_delete=models.CASCADE, related_name="notices")
    recipient = models.CharField(max_length=20, choices=Recipient)
    other_name = models.CharField(
        "who, if somebody else", max_length=120, blank=True, help_text="An office, not a person."
    )
    sent_on = models.DateField("sent on")
    evidence = models.ForeignKey(
        "library.SiteDocument",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
        help_text="The e-mail or receipt that shows it was sent. It stays private.",
    )

    class Meta:
        verbose_name = "notice"
        ordering = ["sent_on", "pk"]

    def __str__(self) -> str:
        return self.other_name or self.get_recipient_display()

    def clean(self) -> None:
        """Sent is sent, and somebody else has a name."""
        _refuse_future("sent_on", self.sent_on)
        if self.recipient == self.Recipient.OTHER and not self.other_name.strip():
            raise ValidationError({"other_name": "Say who it was sent to."})


class CaseSignOff(models.Model):
    """Somebody looked at it before it came out, or there is a reason why nobody had to."""

    class Kind(models.TextChoices):
        LEGAL = "legal", "Legal advice"
        FAMILY = "family", "Family told"
        ANONYMITY = "anonymity", "Anonymity read by a person"
        DATA_PROTECTION = "data-protection", "Data protection"
        PARTNERS = "partners", "Safeguarding partners agree"

    # Without these a review of a statutory kind doesn't go out.
    REQUIRED = (Kind.LEGAL, Kind.FAMILY, Kind.ANONYMITY, Kind.DATA_PROTECTION)

    case = ParentalKey("desk.ReviewCase", on_delete=models.CASCADE, related_name="sign_offs")
    kind = models.CharField(max_length=20, choices=Kind)
    given_on = models.DateField("given on")
    given_by = models.CharField(
        max_length=120, help_text="A role is enough, for example “Council solicitor”."
    )
    is_not_needed = models.BooleanField(
        "not needed here", default=False, help_text="Then say why in the note."
    )
    note = models.TextField(blank=True, help_text="Never a child’s or a relative’s name.")

    class Meta:
        verbose_name = "sign-off"
        ordering = ["given_on", "pk"]

    def __str__(self) -> str:
        return self.get_kind_display()

    def clean(self) -> None:
        """Given is given, and what isn't needed has a reason."""
        _refuse_future("given_on", self.given_on)
        if self.is_not_needed and not self.note.strip():
            raise ValidationError({"note": ANSWER_WITH_REASON})
