"""Addresses of reviews that aren't pages."""

from django.urls import re_path

from reviews import views

app_name = "reviews"
urlpatterns = [
    re_path(
        r"^(?P<section>[\w/-]+)/recommendations\.csv$",
        views.recommendations_csv,
        name="recommendations-csv",
    ),
]
