"""The front page and the information pages."""

from django.apps import AppConfig


class HomeConfig(AppConfig):
    """The front page and the information pages."""

    name = "home"
    default_auto_field = "django.db.models.BigAutoField"
