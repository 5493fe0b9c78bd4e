"""Which object of the site came from which entry of a content folder."""

from django.contrib.contenttypes.models import ContentType
from django.db import models


class LoadedObject(models.Model):
    """The tie between an entry of a folder and the object made from it.

    It holds through edits of titles and addresses, by either side. The two hashes tell who has
    changed what since the last load: `fingerprint` the folder, `state` the site.
    """

    source = models.CharField(max_length=100, help_text="The name of the folder.")
    section = models.CharField(max_length=40)
    key = models.CharField(max_length=200)
    content_type = models.ForeignKey(ContentType, on_delete=models.CASCADE, related_name="+")
    object_id = models.PositiveBigIntegerField()
    fingerprint = models.CharField(max_length=64)
    state = models.CharField(max_length=64)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["source", "section", "key"], name="one_object_per_entry"
            )
        ]

    def __str__(self) -> str:
        return f"{self.source}: {self.section} {self.key}"
