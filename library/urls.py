"""Addresses of documents and images; nothing is served below MEDIA_URL."""

from django.urls import path

from . import views

# Names without a namespace: Wagtail makes a document's address from `wagtaildocs_serve`.
urlpatterns = [
    path(
        "documents/<int:document_id>/<str:document_filename>",
        views.serve_document,
        name="wagtaildocs_serve",
    ),
    path(
        "images/<int:image_id>/<str:filter_spec>/<str:filename>",
        views.serve_image,
        name="library_image",
    ),
]
