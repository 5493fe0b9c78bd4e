"""What every published thing has in common."""

from django.apps import AppConfig


class PublicationsConfig(AppConfig):
    """What every published thing has in common."""

    name = "publications"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Put our rule into the publishing gate, and say which pages are samples."""
        # They need models, which are there only now.
        from publications import publishing_rules, samples  # noqa: PLC0415

        publishing_rules.register()
        samples.register()
