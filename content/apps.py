"""Content in: a folder of YAML and files becomes pages."""

from django.apps import AppConfig

from core.scheduled_work import register_scheduled_work


class ContentConfig(AppConfig):
    """Content in: a folder of YAML and files becomes pages."""

    name = "content"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Have old spreadsheets forgotten."""
        # It needs models, which are there only now.
        from content.spreadsheet.importing import forget_old_sheets  # noqa: PLC0415

        register_scheduled_work(forget_old_sheets)
