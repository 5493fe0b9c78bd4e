"""What every other app may use, and which knows none of them."""

from django.apps import AppConfig
from django.db.models.signals import post_migrate


class CoreConfig(AppConfig):
    """What every other app may use, and which knows none of them."""

    name = "core"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Listen where permissions come into being, and say which of our rows readers may read."""
        # They need models, which are there only now.
        from core import checks  # noqa: F401, PLC0415
        from core.models import Alert, SiteSettings  # noqa: PLC0415
        from core.permissions import grant_new_permissions  # noqa: PLC0415
        from core.public_models import register_public_model  # noqa: PLC0415

        register_public_model(Alert, Alert.objects.showing)
        register_public_model(SiteSettings, SiteSettings.objects.all)
        post_migrate.connect(grant_new_permissions, dispatch_uid="core.permissions")
