from django.apps import AppConfig
from django.db.backends.signals import connection_created
from django_tasks.signals import task_finished


class OperationsConfig(AppConfig):
    """Keeping the site up: health, the scheduler, and getting a local copy ready."""

    name = "operations"
    default_auto_field = "django.db.models.BigAutoField"
    verbose_name = "Operations"

    def ready(self) -> None:
        """Say which of our tables readers see nothing of."""
        # It needs models, which are there only now.
        from operations import unwatched  # noqa: F401, PLC0415
        from operations.shared_cache.emptying import after_a_task  # noqa: PLC0415
        from operations.slow_queries import watch  # noqa: PLC0415

        task_finished.connect(after_a_task, dispatch_uid="operations.after_a_task")
        connection_created.connect(watch, dispatch_uid="operations.slow_queries")
