"""The window in which a document is chosen for a page, with how far each one's check is."""

from django.db.models import QuerySet
from wagtail.admin.ui.tables import BaseColumn
from wagtail.documents.views.chooser import (
    DocumentChooseResultsView,
    DocumentChooseView,
    viewset,
)

from library.editing.columns import CheckColumn
from library.editing.states import with_check_state


class CheckedChoiceMixin:
    """Adds the state of the check to what can be chosen."""

    def get_object_list(self) -> QuerySet:
        """With the state of the check."""
        return with_check_state(super().get_object_list())  # type: ignore[misc]

    @property
    def columns(self) -> list[BaseColumn]:
        """Ours behind the title."""
        title, *others = super().columns  # type: ignore[misc]
        return [title, CheckColumn("check", label="Check"), *others]


class CheckedDocumentChooseView(CheckedChoiceMixin, DocumentChooseView):
    """The whole window."""


class CheckedDocumentChooseResultsView(CheckedChoiceMixin, DocumentChooseResultsView):
    """The list in it, after a search."""


choose_view = viewset.construct_view(
    CheckedDocumentChooseView,
    icon=viewset.icon,
    page_title=viewset.page_title,
    search_tab_label=viewset.search_tab_label,
    creation_tab_label=viewset.creation_tab_label,
)
choose_results_view = viewset.construct_view(CheckedDocumentChooseResultsView)
