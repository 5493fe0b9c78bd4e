"""Why somebody may not publish a review, or approve it, which comes to the same."""

from django.contrib.auth.models import AbstractUser
from wagtail.models import Page

from desk.models import ReviewApprovalTask, SecondPersonSettings
from desk.workflow.authors import has_written
from desk.workflow.own_files import files_brought_by
from library.page_permissions import register_publisher_rule
from reviews.models import ReviewPage

NOT_AN_APPROVER = (
    "A safeguarding manager publishes reviews. Choose “Submit to Safeguarding manager” instead."
)
OWN_WORDS = (
    "There are words of yours in it, so somebody else must approve it. To have something changed "
    "without writing it yourself, choose “Request changes”."
)

OWN_FILE = "You brought the file of “{title}” in it, so somebody else must approve it."


@register_publisher_rule
def a_second_person_publishes_reviews(user: AbstractUser, page: Page) -> list[str]:
    """Only who approves reviews, and nobody their own; unless the site's settings say otherwise."""
    if not isinstance(page, ReviewPage) or not SecondPersonSettings.of_page(page).is_required:
        return []
    if not may_approve(user, page):
        return [NOT_AN_APPROVER]
    if has_written(user, page):
        return [OWN_WORDS]
    return [OWN_FILE.format(title=file.title) for file in files_brought_by(user, page)]


def may_approve(user: AbstractUser, page: Page) -> bool:
    """Whether this person is one of those who approve the page, whoever wrote it."""
    task = approving_task(page) if page.pk else None
    return task is None or user.is_superuser or task.groups.filter(user=user).exists()


def approving_task(page: Page) -> ReviewApprovalTask | None:
    """The task by which a page is approved; nothing where an administrator has taken it away."""
    workflow = page.get_workflow()
    if workflow is None:
        return None
    tasks = ReviewApprovalTask.objects.filter(active=True, workflow_tasks__workflow=workflow)
    return tasks.order_by("workflow_tasks__sort_order").first()
