"""Addresses of the advice, each beside the address of the preview that it is about."""

from django.urls import path

from .views import AdviceOnCreate, AdviceOnEdit

urlpatterns = [
    path(
        "pages/add/<slug:content_type_app_name>/<slug:content_type_model_name>/"
        "<int:parent_page_id>/plain-language/",
        AdviceOnCreate.as_view(),
        name="plain_language_on_add",
    ),
    path(
        "pages/<int:page_id>/edit/plain-language/",
        AdviceOnEdit.as_view(),
        name="plain_language_on_edit",
    ),
]
