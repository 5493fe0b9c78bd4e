"""Publishing bodies, team members and contacts."""

from django.apps import AppConfig


class PeopleConfig(AppConfig):
    """Publishing bodies, team members and contacts."""

    name = "people"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Say which of our rows readers may read, and so which photographs they may see."""
        # It needs models, which are there only now.
        from core.public_models import register_public_model  # noqa: PLC0415

        for name in ("TeamMember", "Contact"):
            model = self.get_model(name)
            register_public_model(model, model.objects.public)
