"""Finding: passages, query, view, feed and open data."""

from django.apps import AppConfig


class SearchConfig(AppConfig):
    """Finding: passages, query, view, feed and open data."""

    name = "search"
    default_auto_field = "django.db.models.BigAutoField"
