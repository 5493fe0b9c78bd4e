from django.apps import AppConfig


class OperationsConfig(AppConfig):
    """Keeping the site up: health, the scheduler, and getting a local copy ready."""

    name = "operations"
    verbose_name = "Operations"
