"""What a second person let through, and why."""

from typing import Self

from django.conf import settings
from django.db import models
from django.utils import timezone


class GateOverrideQuerySet(models.QuerySet["GateOverride"]):
    """Requests by what became of them."""

    def undecided(self) -> Self:
        """Nobody has answered these yet."""
        return self.filter(decided_at=None)

    def in_force(self) -> Self:
        """Granted, and not used up."""
        return self.filter(is_granted=True, used_at=None)

    def of_page(self, page_id: int | None) -> Self:
        """Those of one page."""
        return self.filter(page_id=page_id)


class GateOverride(models.Model):
    """One request to let a review through in spite of one named reason, and its answer.

    Who asks and who answers are two people. What was granted is good for one time: it is used up
    when the page goes out, or is withdrawn.
    """

    class Rule(models.TextChoices):
        NOTICES = "notices", "The notices, or the days after them"
        SIGN_OFFS = "sign-offs", "A sign-off"
        MINIMUM_TIME = "minimum-time", "The time it has to stay public"
        TAKEN_DOWN = "taken-down", "It was taken down"

    page = models.ForeignKey("wagtailcore.Page", on_delete=models.CASCADE, related_name="+")
    rule = models.CharField("what is let through", max_length=20, choices=Rule)
    asked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    asked_at = models.DateTimeField(default=timezone.now)
    asked_because = models.TextField("why")
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    decided_at = models.DateTimeField(null=True)
    is_granted = models.BooleanField(default=False)
    decided_because = models.TextField("reason", blank=True)
    used_at = models.DateTimeField(null=True)

    objects = GateOverrideQuerySet.as_manager()

    class Meta:
        ordering = ["asked_at", "pk"]
        permissions = [("override_gate", "Can let a review through in spite of a reason")]
        constraints = [
            models.UniqueConstraint(
                fields=["page", "rule"],
                condition=models.Q(used_at=None, decided_at=None),
                name="one_open_request_a_rule",
            )
        ]

    def __str__(self) -> str:
        return f"{self.get_rule_display()}: {self.page_id}"
