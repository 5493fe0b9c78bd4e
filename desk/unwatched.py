"""The desk's tables: readers see nothing of them, and some are written to every minute."""

from django.apps import apps

from core.changes import ignore_changes

ignore_changes(*apps.get_app_config("desk").get_models(include_auto_created=True))
