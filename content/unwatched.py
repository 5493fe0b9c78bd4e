"""Tables whose changes readers see nothing of."""

from django.apps import apps

from core.changes import ignore_changes

ignore_changes(*apps.get_app_config("content").get_models())
