"""Finds the objects that earlier loads made, and notes what this one did."""

from django.contrib.contenttypes.models import ContentType
from django.db import models

from content.models import LoadedObject

from .data import Ref


class Ties:
    """The ties between one folder and the site, read once."""

    def __init__(self, source: str) -> None:
        self.source = source
        self.ties = {
            Ref(tie.section, tie.key): tie
            for tie in LoadedObject.objects.filter(source=source).select_related("content_type")
        }

    def tie(self, ref: Ref) -> LoadedObject | None:
        """What earlier loads noted about an entry."""
        return self.ties.get(ref)

    def find(self, ref: Ref, model: type[models.Model]) -> models.Model | None:
        """The object an entry made, unless it was deleted or is now of another type."""
        tie = self.tie(ref)
        if tie is None or tie.content_type.model_class() is not model:
            return None
        return model._default_manager.filter(pk=tie.object_id).first()

    def note(self, ref: Ref, made: models.Model, fingerprint: str, state: str) -> None:
        """Remember what was written for an entry."""
        self.ties[ref], _ = LoadedObject.objects.update_or_create(
            source=self.source,
            section=ref.section,
            key=ref.key,
            defaults={
                "content_type": ContentType.objects.get_for_model(made),
                "object_id": made.pk,
                "fingerprint": fingerprint,
                "state": state,
            },
        )
