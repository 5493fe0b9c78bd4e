"""Addresses in the admin that take the place of Wagtail's."""

from django.urls import path

from .images import AddImagesView

urlpatterns = [
    path("images/multiple/add/", AddImagesView.as_view()),
]
