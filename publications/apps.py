"""What every published thing has in common."""

from django.apps import AppConfig


class PublicationsConfig(AppConfig):
    """What every published thing has in common."""

    name = "publications"
    default_auto_field = "django.db.models.BigAutoField"
