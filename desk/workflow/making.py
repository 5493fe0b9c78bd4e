"""Makes the workflows that are there from the first start, and gives review libraries theirs."""

from typing import Any

from django.contrib.auth.models import Group
from django.db import transaction
from wagtail.models import GroupApprovalTask, Workflow, WorkflowPage, WorkflowTask

from core.permissions import APPROVERS
from desk.models import ReviewApprovalTask
from reviews.models import ReviewIndexPage

# The button in the editor reads “Submit to ...”.
REVIEWS_GO_TO = "Safeguarding manager"
OTHERS_GO_TO = "Communications officer"
# Wagtail's own name for the workflow and the task of all pages.
FORMER_NAME = "Moderators approval"


@transaction.atomic
def make_workflows() -> None:
    """The workflow of reviews if there is none yet, and plain names for Wagtail's own.

    What an administrator has changed or switched off since stays as it is.
    """
    for model in (Workflow, GroupApprovalTask):
        model.objects.filter(name=FORMER_NAME).update(name=OTHERS_GO_TO)
    approvers = Group.objects.filter(name=APPROVERS).first()
    if approvers is None or ReviewApprovalTask.objects.exists():
        return
    task = ReviewApprovalTask.objects.create(name=REVIEWS_GO_TO)
    task.groups.add(approvers)
    workflow = Workflow.objects.create(name=REVIEWS_GO_TO)
    WorkflowTask.objects.create(workflow=workflow, task=task, sort_order=0)
    for index in ReviewIndexPage.objects.all():
        WorkflowPage.objects.get_or_create(page=index, defaults={"workflow": workflow})


def workflow_of_reviews() -> Workflow | None:
    """The one that ends with a second person's approval, if it is in use."""
    tasks = ReviewApprovalTask.objects.filter(active=True)
    return Workflow.objects.active().filter(workflow_tasks__task__in=tasks).first()


def give_library_its_workflow(
    sender: type[ReviewIndexPage], instance: ReviewIndexPage, created: bool, **kwargs: Any
) -> None:
    """Wherever a review library is made, its reviews are approved by a second person."""
    if created and not kwargs.get("raw") and (workflow := workflow_of_reviews()):
        WorkflowPage.objects.get_or_create(page=instance, defaults={"workflow": workflow})
