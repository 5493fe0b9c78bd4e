"""Content in: a folder of YAML and files becomes pages."""

from django.apps import AppConfig


class ContentConfig(AppConfig):
    """Content in: a folder of YAML and files becomes pages."""

    name = "content"
    default_auto_field = "django.db.models.BigAutoField"
