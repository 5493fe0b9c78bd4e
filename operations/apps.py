from django.apps import AppConfig


class OperationsConfig(AppConfig):
    """Keeping the site up: health, the scheduler, and getting a local copy ready."""

    name = "operations"
    default_auto_field = "django.db.models.BigAutoField"
    verbose_name = "Operations"

    def ready(self) -> None:
        """Say which of our tables readers see nothing of."""
        # It needs models, which are there only now.
        from core.changes import ignore_changes  # noqa: PLC0415
        from operations.models import BackupRun  # noqa: PLC0415

        ignore_changes(BackupRun)
