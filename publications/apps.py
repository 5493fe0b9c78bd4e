"""What every published thing has in common."""

from django.apps import AppConfig


class PublicationsConfig(AppConfig):
    """What every published thing has in common."""

    name = "publications"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Put our rule into the publishing gate, say which pages are samples, and listen."""
        # They need models, which are there only now.
        from publications import publishing_rules, samples, signal_handlers  # noqa: PLC0415
        from publications.withdrawal import records  # noqa: PLC0415

        publishing_rules.register()
        samples.register()
        signal_handlers.register()
        records.register()
