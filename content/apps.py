"""Content in: a folder of YAML and files becomes pages."""

from django.apps import AppConfig


class ContentConfig(AppConfig):
    """Content in: a folder of YAML and files becomes pages."""

    name = "content"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """What the loader remembers for itself is nothing that readers see."""
        # They need models, which are there only now.
        from content.models import LoadedObject  # noqa: PLC0415
        from core.changes import ignore_changes  # noqa: PLC0415

        ignore_changes(LoadedObject)
