"""Wagtail's screens of documents and images, with what the library knows of each file."""

from typing import Any

from django.db.models import QuerySet
from django.http import HttpResponse
from django.utils.functional import cached_property
from wagtail.admin.ui.tables import BaseColumn
from wagtail.documents.views import documents
from wagtail.images.views import images

from library.answering import NotAllowed
from library.editing.columns import (
    CheckColumn,
    CheckedDocumentsFilterSet,
    CheckedImagesFilterSet,
    ReadersColumn,
)
from library.editing.history import history_of
from library.editing.panel import CheckPanel
from library.editing.proposals import last_refusal, waiting_of
from library.editing.standing import standings
from library.editing.states import with_check_state
from library.editing.versions import versions_of
from library.second_person import why_needed

# A phone shows the title, the check and the readers.
ONLY_WHERE_THERE_IS_ROOM = ("filename", "collection", "created_at", "usage_count")

WAITS = "“{title}”: your change waits for a second person. Readers keep what they have until then."


class CheckedEditMixin:
    """The check of the file above its form; a new file is looked at where it was chosen."""

    object: Any
    request: Any

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """What the panels show, of the file as it is stored: the form may hold another."""
        stored = type(self.object)._base_manager.get(pk=self.object.pk)
        return super().get_context_data(  # type: ignore[misc]
            file_check=CheckPanel(stored, self.request.user), history=history_of(stored), **kwargs
        )

    def get_success_url(self) -> str:
        """After a new file: the same screen, which says how its check goes on."""
        if "file" in self.form.changed_data:  # type: ignore[attr-defined]
            return str(self.get_edit_url())  # type: ignore[attr-defined]
        return str(super().get_success_url())  # type: ignore[misc]


class DocumentEditView(CheckedEditMixin, documents.EditView):
    """One document: its check, its details, what it was before, and what was done to it."""

    def form_valid(self, form: Any) -> HttpResponse:
        """Save; two who replace it in the same moment aren't both told that it is done."""
        try:
            return super().form_valid(form)
        except NotAllowed as refusal:
            form.add_error(None, str(refusal))
            answer: HttpResponse = self.form_invalid(form)
            return answer

    def get_success_message(self) -> str:
        """What waits isn't done yet."""
        if self.form.proposal:
            return WAITS.format(title=self.object.title)
        return str(super().get_success_message())

    def get_success_url(self) -> str:
        """What waits stands on the document's own screen."""
        return self.get_edit_url() if self.form.proposal else super().get_success_url()

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Also the versions, what waits, and whether this user may open it without a page."""
        return super().get_context_data(
            waiting=waiting_of(self.object, self.request.user),
            refused=last_refusal(self.object),
            second_person=why_needed(self.object),
            versions=versions_of(self.object, self.request.user),
            may_open=self.request.user.has_perm("library.open_sitedocument"),
            public_url=self.request.build_absolute_uri(self.object.url),
            **kwargs,
        )


class ImageEditView(CheckedEditMixin, images.EditView):
    """One image: its check and its details."""


class DocumentIndexView(documents.IndexView):
    """All documents, with how far their checks are and who can read them."""

    filterset_class = CheckedDocumentsFilterSet

    def get_base_queryset(self) -> QuerySet:
        """With the state of the check."""
        return with_check_state(super().get_base_queryset())

    def decorate_paginated_queryset(self, object_list: Any) -> Any:
        """With who can read each document on this page of the list."""
        found = super().decorate_paginated_queryset(object_list)
        shown = list(found)
        by_key = standings(shown)
        for document in shown:
            document.standing = by_key[document.pk]
        return found

    @cached_property
    def columns(self) -> list[BaseColumn]:
        """Ours behind the title, where the eye is."""
        columns: list[BaseColumn] = super().columns
        names = [column.name for column in columns]
        for column in columns:
            if column.name in ONLY_WHERE_THERE_IS_ROOM:
                column.classname = "file-wide"
        place = names.index("title") + 1
        ours = [CheckColumn("check", label="Check"), ReadersColumn("readers", label="Readers")]
        return [*columns[:place], *ours, *columns[place:]]


class ImageIndexView(images.IndexView):
    """All images, with a mark where something is to be done."""

    filterset_class = CheckedImagesFilterSet

    def get_base_queryset(self) -> QuerySet:
        """With the state of the check."""
        return with_check_state(super().get_base_queryset())

    @cached_property
    def columns(self) -> list[BaseColumn]:
        """Also in the list without pictures."""
        columns: list[BaseColumn] = super().columns
        return [*columns, CheckColumn("check", label="Check")] if columns else columns
