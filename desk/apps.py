from django.apps import AppConfig


class DeskConfig(AppConfig):
    """What the officer has to do, by when, and who looked at it as well."""

    name = "desk"
    verbose_name = "Desk"
