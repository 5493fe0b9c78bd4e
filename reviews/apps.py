"""Reviews and seven-minute briefings."""

from django.apps import AppConfig


class ReviewsConfig(AppConfig):
    """Reviews and seven-minute briefings."""

    name = "reviews"
    default_auto_field = "django.db.models.BigAutoField"
