"""Content in: a folder of YAML and files becomes pages."""

from django.apps import AppConfig

from core.scheduled_work import register_scheduled_work


class ContentConfig(AppConfig):
    """Content in: a folder of YAML and files becomes pages."""

    name = "content"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Have old spreadsheets forgotten; none of what is kept here is seen by readers."""
        # They need models, which are there only now.
        from content import unwatched  # noqa: F401, PLC0415
        from content.spreadsheet.importing import forget_old_sheets  # noqa: PLC0415

        register_scheduled_work(forget_old_sheets)
