"""Puts our work where lower apps ask for it."""

from django.apps import apps

from accounts.keeping import delete_what_is_over
from core.changes import ignore_changes
from core.scheduled_work import register_scheduled_work

# Their tables hold nothing that readers see: docs/adr/0015-remembering.md.
UNSEEN = ("account", "accounts", "axes", "mfa", "socialaccount")


def register() -> None:
    """Once, at the start."""
    for label in UNSEEN:
        ignore_changes(*apps.get_app_config(label).get_models())
    register_scheduled_work(delete_what_is_over)
