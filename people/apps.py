"""Publishing bodies, team members and contacts."""

from django.apps import AppConfig


class PeopleConfig(AppConfig):
    """Publishing bodies, team members and contacts."""

    name = "people"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Say which of our rows readers may read, and so which photographs they may see."""
        # They need models, which are there only now.
        from people import public_rows  # noqa: PLC0415

        public_rows.register()
