"""Plans, yearly reports, procedures, forms and newsletters."""

from django.apps import AppConfig


class PlansConfig(AppConfig):
    """Plans, yearly reports, procedures, forms and newsletters."""

    name = "plans"
    default_auto_field = "django.db.models.BigAutoField"
