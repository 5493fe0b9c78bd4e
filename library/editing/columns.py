"""Columns and filters that tell, file by file, how far the check is and who can read it."""

from typing import Any

import django_filters
from django.db.models import QuerySet
from wagtail.admin.ui.tables import BaseColumn
from wagtail.documents.views.documents import DocumentsFilterSet
from wagtail.images.views.images import ImagesFilterSet

from library.models import SiteDocument

from .states import CheckState, with_check_state


class CheckColumn(BaseColumn):
    """The state of the check; rows come from `with_check_state`."""

    cell_template_name = "library/admin/check_cell.html"

    def get_cell_context_data(self, instance: Any, parent_context: Any) -> dict[str, Any]:
        """With the state in words."""
        context = super().get_cell_context_data(instance, parent_context)
        return context | {"state": CheckState(instance.check_state)}


class ReadersColumn(BaseColumn):
    """Whether the public can read it now; rows have a `standing`."""

    cell_template_name = "library/admin/readers_cell.html"


def by_check_state(files: QuerySet, name: str, state: str) -> QuerySet:
    """Those whose check is so far, in a way that the search understands too."""
    found = with_check_state(files.model._default_manager.order_by()).filter(check_state=state)
    return files.filter(pk__in=found.values("pk"))


def without_page(files: QuerySet, name: str, wanted: bool) -> QuerySet:
    """Those that an editor made public though no page uses them."""
    if not wanted:
        return files
    found = SiteDocument.objects.order_by().filter(is_public_without_page=True)
    return files.filter(pk__in=found.values("pk"))


class CheckedDocumentsFilterSet(DocumentsFilterSet):
    """Wagtail's filters and two of ours."""

    check_state = django_filters.ChoiceFilter(
        label="Check", choices=CheckState.choices, empty_label="All", method=by_check_state
    )
    without_page = django_filters.BooleanFilter(label="Public without a page", method=without_page)


class CheckedImagesFilterSet(ImagesFilterSet):
    """Wagtail's filters and one of ours."""

    check_state = django_filters.ChoiceFilter(
        label="Check", choices=CheckState.choices, empty_label="All", method=by_check_state
    )
