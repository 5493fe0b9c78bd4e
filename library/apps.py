"""Documents and images: where they live, who may read them, what serves them."""

from django.apps import AppConfig
from django.db.models.signals import post_delete, post_save


class LibraryConfig(AppConfig):
    """Documents and images: where they live, who may read them, what serves them."""

    name = "library"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Put our rules, checks and listeners where they are asked for."""
        # They need models, which are there only now.
        from . import checks, default_rights, hiding, unwatched  # noqa: F401, PLC0415
        from .gate import register_publishing_rule  # noqa: PLC0415
        from .listeners import queue_new_check, remove_file_of_version  # noqa: PLC0415
        from .models import DocumentVersion, FileCheck, ProposedVersion  # noqa: PLC0415
        from .moving import move_files_of_page  # noqa: PLC0415
        from .publishing_rules import only_fit_files  # noqa: PLC0415
        from .references import index_page_of_deleted_row  # noqa: PLC0415
        from .signals import page_taken_down  # noqa: PLC0415
        from .uploads import checks as upload_checks  # noqa: F401, PLC0415

        register_publishing_rule(only_fit_files)
        post_delete.connect(index_page_of_deleted_row, dispatch_uid="library.references")
        post_save.connect(queue_new_check, sender=FileCheck)
        for versions in (DocumentVersion, ProposedVersion):
            post_delete.connect(remove_file_of_version, sender=versions)
        page_taken_down.connect(move_files_of_page)
        hiding.register()
