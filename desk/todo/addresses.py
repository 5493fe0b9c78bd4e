"""Where things are done."""

from functools import cache

from django.db.models import Model
from django.urls import reverse
from wagtail.admin.admin_url_finder import AdminURLFinder

from plans.models import PlanIndexPage


def case_url(case: Model) -> str:
    """The screen of a review in progress."""
    return reverse("review_cases:edit", args=[case.pk])


def ready_url(page_id: int) -> str:
    """What a review still needs before it may go out."""
    return reverse("desk_ready", args=[page_id])


def page_url(page_id: int) -> str:
    """The form of a page."""
    return reverse("wagtailadmin_pages:edit", args=[page_id])


def row_url(row: Model) -> str:
    """The form of a snippet, a document or an image; empty for what has none."""
    _know_the_admin()
    return AdminURLFinder().get_edit_url(row) or ""


@cache
def _know_the_admin() -> None:
    """Screens make themselves known when the addresses are read: in a worker, nobody did so yet."""
    reverse("wagtailadmin_home")


def yearly_report_url() -> str:
    """The empty form of a plan or report; the list of pages while there is no place for one."""
    place = PlanIndexPage.objects.order_by("path").first()
    if place is None:
        return reverse("wagtailadmin_explore_root")
    return reverse("wagtailadmin_pages:add", args=("plans", "planpage", place.pk))
