"""Addresses in the admin, some of which take the place of Wagtail's."""

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import path

from .images import AddImagesView
from .many import AddDocumentsView, DocumentTableView


def nothing(request: HttpRequest, uploaded_file_id: int) -> HttpResponse:
    """Wagtail sets files aside and takes them up again here, past every check; ours never does."""
    raise Http404


urlpatterns = [
    path("documents/multiple/add/", AddDocumentsView.as_view()),
    path("documents/multiple/table/", DocumentTableView.as_view(), name="library_document_table"),
    path("images/multiple/add/", AddImagesView.as_view()),
    path("documents/multiple/create_from_uploaded_document/<int:uploaded_file_id>/", nothing),
    path("images/multiple/create_from_uploaded_image/<int:uploaded_file_id>/", nothing),
]
