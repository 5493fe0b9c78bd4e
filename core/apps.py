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
        from core.changes import ignore_changes  # noqa: PLC0415
        from core.changes.triggers import install_triggers  # noqa: PLC0415
        from core.date_fields import give_examples  # noqa: PLC0415
        from core.models import (  # noqa: PLC0415
            Alert,
            FormUse,
            IdentificationReport,
            PageComment,
            PageUsefulness,
            SchedulerRun,
            SiteSettings,
        )
        from core.permissions import (  # noqa: PLC0415
            PUBLISHERS,
            WRITERS,
            grant_new_permissions,
            register_default_grant,
        )
        from core.public_models import register_public_model  # noqa: PLC0415

        give_examples()
        register_public_model(Alert, Alert.objects.showing)
        register_public_model(SiteSettings, SiteSettings.objects.all)
        register_default_grant(PUBLISHERS, IdentificationReport, ("change",))
        register_default_grant(PUBLISHERS, PageUsefulness, ("view",))
        register_default_grant(PUBLISHERS, PageComment, ("delete",))
        register_default_grant(WRITERS, PageUsefulness, ("view",))
        post_migrate.connect(grant_new_permissions, dispatch_uid="core.permissions")
        ignore_changes(FormUse, IdentificationReport, PageComment, PageUsefulness, SchedulerRun)
        post_migrate.connect(install_triggers, dispatch_uid="core.changes")
