"""Documents and images: where they live, who may read them, what serves them."""

from django.apps import AppConfig


class LibraryConfig(AppConfig):
    """Documents and images: where they live, who may read them, what serves them."""

    name = "library"
    default_auto_field = "django.db.models.BigAutoField"
