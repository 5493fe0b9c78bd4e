"""Tables about keeping the site up: readers see nothing of them."""

from django.apps import apps

from core.changes import ignore_changes

ignore_changes(*apps.get_app_config("operations").get_models(include_auto_created=True))
