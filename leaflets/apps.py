"""Leaflets for families, children and practitioners."""

from django.apps import AppConfig


class LeafletsConfig(AppConfig):
    """Leaflets for families, children and practitioners."""

    name = "leaflets"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Say which leaflets answer a question."""
        # It needs models, which are there only now.
        from leaflets import questions  # noqa: PLC0415

        questions.register()
