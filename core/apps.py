"""What every other app may use, and which knows none of them."""

from django.apps import AppConfig


class CoreConfig(AppConfig):
    """What every other app may use, and which knows none of them."""

    name = "core"
    default_auto_field = "django.db.models.BigAutoField"
