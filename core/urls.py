"""Addresses of core."""

from django.urls import path

from core import views

app_name = "core"

urlpatterns = [
    path("theme.css", views.theme, name="theme"),
    path("favicon.ico", views.favicon, name="favicon"),
]
