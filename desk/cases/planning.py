"""The gate's question at the hour when something is planned, not only at the hour itself."""

from wagtail.models import Page

from library.gate import check_publishable


def check_what_was_approved(page: Page) -> None:
    """Raise PublishingRefused if what a workflow approved can't go out at its hour.

    For a page that is planned for later Wagtail asks nothing now; the form, which does, was left
    behind when the page was submitted. The latest version is asked about, for that is the one that
    Wagtail publishes.
    """
    if isinstance(page, Page) and (revision := page.get_latest_revision()):
        check_publishable(revision.as_object())
