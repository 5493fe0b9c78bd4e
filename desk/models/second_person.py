"""Whether a review needs a second person, and who approves it."""

from typing import Any, Self

from django.core.exceptions import ValidationError
from django.db import models
from django.utils import timezone
from wagtail.admin.panels import FieldPanel
from wagtail.contrib.settings.models import BaseSiteSetting, register_setting
from wagtail.locks import WorkflowLock
from wagtail.log_actions import log
from wagtail.models import AbstractGroupApprovalTask, Page, TaskState

from core.permissions import APPROVERS, keep_setting_for
from desk.workflow.refusals import refuse_own_approval
from library.page_permissions import reasons_against_publisher

APPROVE = "approve"


@register_setting(icon="group", order=20)
class SecondPersonSettings(BaseSiteSetting):
    """Nobody approves or publishes a review that they have written, unless this says otherwise."""

    is_required = models.BooleanField(
        "a second person approves every review",
        default=True,
        help_text="Nobody publishes a review with words of their own in it, administrators "
        "included. Switch it off only if you work alone. That is logged.",
    )
    reason_off = models.TextField(
        "why it is switched off", blank=True, help_text="For the record. Readers don’t see it."
    )
    changed_at = models.DateTimeField(null=True, editable=False)

    panels = [FieldPanel("is_required"), FieldPanel("reason_off")]

    class Meta:
        verbose_name = "second person for reviews"

    def __str__(self) -> str:
        return "Second person for reviews"

    @classmethod
    def of_page(cls, page: Page) -> Self:
        """The settings of the site that the page is in; as made, where there is no site."""
        site = page.get_site() if page.url_path else None
        return cls.for_site(site) if site else cls()

    def clean(self) -> None:
        """Off with a reason only."""
        if not self.is_required and not self.reason_off.strip():
            raise ValidationError({"reason_off": "Write down why nobody else has to look."})

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Save, and log the switch with whoever turned it."""
        stored = type(self).objects.filter(pk=self.pk).first() if self.pk else None
        was_required = stored.is_required if stored else True
        is_switched = was_required != self.is_required
        if is_switched:
            self.changed_at = timezone.now()
        super().save(*args, **kwargs)
        if is_switched:
            action = "on" if self.is_required else "off"
            log(self, f"desk.second_person_{action}", data={"reason": self.reason_off})


keep_setting_for(APPROVERS, SecondPersonSettings)


class BeingReadLock(WorkflowLock):
    """Whoever wrote it waits for the answer, so that what is approved is what was read."""

    def get_message(self, user: Any) -> str | None:
        """What to do, and what rather not."""
        if not self.for_user(user):
            return (
                "This review waits for approval. Read it, then approve it or ask for changes. If "
                "you change words yourself, somebody else must approve it."
            )
        return (
            "A safeguarding manager is reading this review. You can change it when they have "
            "answered. To take it back before that, choose “Take it back” below."
        )


class ReviewApprovalTask(AbstractGroupApprovalTask):
    """Somebody of the chosen groups reads a review and approves it: never their own."""

    lock_class = BeingReadLock

    class Meta:
        verbose_name = "approval by a second person"
        verbose_name_plural = "approvals by a second person"

    def get_actions(self, obj: Page, user: Any) -> list[tuple[str, str, bool]]:
        """Asking for changes always, approving unless something speaks against this person.

        Each opens a window first: nobody publishes a review with one slip of the mouse.
        """
        if not super().get_actions(obj, user):
            return []
        reject = ("reject", "Request changes", True)
        if reasons_against_publisher(user, obj.specific):
            return [reject]
        return [(APPROVE, "Approve", True), reject]

    def on_action(self, task_state: TaskState, user: Any, action_name: str, **kwargs: Any) -> None:
        """Also asked here: the words may have been changed together with the approval.

        Raises PublishingRefused.
        """
        if action_name == APPROVE:
            refuse_own_approval(user, task_state.workflow_state.content_object)
        super().on_action(task_state, user, action_name, **kwargs)

    @classmethod
    def get_description(cls) -> str:
        """What an administrator reads when choosing a type of task."""
        return "Somebody of these groups approves, but nobody a page with their own words in it."
