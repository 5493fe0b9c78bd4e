"""What follows when a workflow has approved a page."""

from typing import Any


def publish_or_wait_for_release(workflow_state: Any, user: Any = None) -> None:
    """Publish it, unless it is to go out with others: then it is approved, and waits for them.

    Wagtail calls it (WAGTAIL_FINISH_WORKFLOW_ACTION). Raises PublishingRefused when what would
    go out isn't what was seen, or may not go out.
    """
    # Wagtail reads this module while it defines its models, so nothing that needs them is there.
    from wagtail.models import Page  # noqa: PLC0415
    from wagtail.workflows import publish_workflow_state  # noqa: PLC0415

    from desk.cases.planning import check_what_was_approved  # noqa: PLC0415
    from desk.workflow.seen import refuse_what_was_not_seen  # noqa: PLC0415

    from .membership import open_release_of  # noqa: PLC0415

    refuse_what_was_not_seen(workflow_state, user)
    held = workflow_state.content_object
    if isinstance(held, Page) and open_release_of(held):
        return
    check_what_was_approved(held)
    publish_workflow_state(workflow_state, user=user)
