"""Leaflets for families, children and practitioners."""

from django.apps import AppConfig


class LeafletsConfig(AppConfig):
    """Leaflets for families, children and practitioners."""

    name = "leaflets"
    default_auto_field = "django.db.models.BigAutoField"
