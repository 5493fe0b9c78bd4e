"""What every other app may use, and which knows none of them."""

from django.apps import AppConfig
from django.db.models.signals import post_migrate


class CoreConfig(AppConfig):
    """What every other app may use, and which knows none of them."""

    name = "core"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Listen where permissions come into being."""
        # It needs models, which are there only now.
        from core.permissions import grant_new_permissions  # noqa: PLC0415

        post_migrate.connect(grant_new_permissions, dispatch_uid="core.permissions")
