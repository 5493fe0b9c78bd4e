"""Publishing bodies, team members and contacts."""

from django.apps import AppConfig


class PeopleConfig(AppConfig):
    """Publishing bodies, team members and contacts."""

    name = "people"
    default_auto_field = "django.db.models.BigAutoField"
