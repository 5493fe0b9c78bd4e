"""Leaflets that answer a question in a family's words, for the front page."""

from leaflets.models import LeafletPage
from publications.querysets import PublicationQuerySet
from publications.reader_questions import register_answers


def leaflets_with_questions() -> PublicationQuerySet:
    """Those that have one, as `LeafletPage.reader_question` says: translations leave it out."""
    return LeafletPage.objects.filter(translation_of=None).exclude(question="")


def register() -> None:
    """Called when the app is ready."""
    register_answers(leaflets_with_questions)
