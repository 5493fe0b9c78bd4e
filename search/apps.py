"""Finding: passages, query, view, feed and open data."""

from django.apps import AppConfig
from django.db.models.signals import post_migrate


class SearchConfig(AppConfig):
    """Finding: passages, query, view, feed and open data."""

    name = "search"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Follow what is published, and give publications their search by words."""
        # They need models, which are there only now.
        from search import kept_words, query, signal_handlers, storage, unwatched  # noqa: F401, PLC0415
        from search.language import register_dictionary  # noqa: PLC0415

        register_dictionary(kept_words.dictionary_of_today)
        signal_handlers.connect()
        post_migrate.connect(storage.keep_vectors_in_rows, sender=self)
