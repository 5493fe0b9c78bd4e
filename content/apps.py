"""Content in: a folder of YAML and files becomes pages."""

from django.apps import AppConfig


class ContentConfig(AppConfig):
    """Content in: a folder of YAML and files becomes pages."""

    name = "content"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """What the loader remembers for itself is nothing that readers see."""
        # It needs models, which are there only now.
        from content import unwatched  # noqa: F401, PLC0415
