"""Addresses for partners: the token is all that opens them."""

from django.urls import path

from desk.previews import views

urlpatterns = [
    path("preview/<str:token>/", views.draft, name="desk_preview"),
    path("preview/<str:token>/<str:file_name>", views.printed, name="desk_preview_printed"),
]
