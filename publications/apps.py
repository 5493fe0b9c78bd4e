"""What every published thing has in common."""

from django.apps import AppConfig


class PublicationsConfig(AppConfig):
    """What every published thing has in common."""

    name = "publications"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Put our rule into the publishing gate."""
        # They need models, which are there only now.
        from library.gate import register_publishing_rule  # noqa: PLC0415
        from publications.publishing_rules import no_sample_pages  # noqa: PLC0415

        register_publishing_rule(no_sample_pages)
