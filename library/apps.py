"""Documents and images: where they live, who may read them, what serves them."""

from django.apps import AppConfig
from django.db.models.signals import post_delete


class LibraryConfig(AppConfig):
    """Documents and images: where they live, who may read them, what serves them."""

    name = "library"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Put our rules, checks and listeners where they are asked for."""
        # They need models, which are there only now.
        from . import checks  # noqa: F401, PLC0415
        from .gate import register_publishing_rule  # noqa: PLC0415
        from .publishing_rules import no_sample_documents  # noqa: PLC0415
        from .references import index_page_of_deleted_row  # noqa: PLC0415

        register_publishing_rule(no_sample_documents)
        post_delete.connect(index_page_of_deleted_row, dispatch_uid="library.references")
