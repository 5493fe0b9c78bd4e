"""Which of our rows readers may read, and so which photographs they may see."""

from core.public_models import register_public_model

from .models import Contact, TeamMember


def register() -> None:
    """Called when the app is ready."""
    for model in (TeamMember, Contact):
        register_public_model(model, model.objects.public)
