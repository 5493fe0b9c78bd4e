"""Pictures, and the sizes they are shown in."""

import uuid
from pathlib import PurePath
from typing import Any

from django.db import models, transaction
from django.urls import reverse
from wagtail.images.models import AbstractImage, AbstractRendition
from wagtail.images.models import Image as WagtailImage

from library.file_types import extension_of

from .checked import CheckedFileMixin
from .measured import MeasuredOnceMixin


class SiteImage(CheckedFileMixin, MeasuredOnceMixin, AbstractImage):
    """A picture of the library: private until it was checked and something public uses it."""

    admin_form_fields = WagtailImage.admin_form_fields

    class Meta(AbstractImage.Meta):
        permissions = [("choose_image", "Can choose image")]

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Save, and forget the sizes of a picture that was replaced, however that came about.

        They would go out again with the new one.
        """
        with transaction.atomic():
            stored = type(self)._base_manager.filter(pk=self.pk).first() if self.pk else None
            replaced = stored is not None and stored.file.name != self.file.name
            if replaced:
                self.mind_the_second_person(stored)
            super().save(*args, **kwargs)
            if replaced:
                self.renditions.all().delete()

    def measure(self) -> None:
        """Find out size and hash, unless they are known."""
        if not self.is_measured:
            super()._set_image_file_metadata()
            self._measured_file = self.file

    def _set_image_file_metadata(self) -> None:
        # What Wagtail's forms call.
        self.measure()

    @property
    def _name_in_check(self) -> str:
        return "image"

    def get_upload_to(self, filename: str) -> str:
        """A name in the storage that says nothing: an uploader's name for it may name a child."""
        return f"original_images/{uuid.uuid4().hex}.{extension_of(filename)}"


class RenditionQuerySet(models.QuerySet["Rendition"]):
    """Sizes of pictures, by what an address says."""

    def named_or_newest(self, filename: str) -> "Rendition | None":
        """The one whose file has this name, else the one made last; one query, whatever is there.

        After a picture is replaced its old addresses lead to the last.
        """
        is_named = models.Q(file__endswith=f"/{filename}")
        return (
            self.select_related("image")
            .alias(is_named=is_named)
            .order_by("-is_named", "-pk")
            .first()
        )


class Rendition(AbstractRendition):
    """One size of a picture."""

    image = models.ForeignKey(SiteImage, on_delete=models.CASCADE, related_name="renditions")

    objects = RenditionQuerySet.as_manager()

    class Meta:
        unique_together = (("image", "filter_spec", "focal_point_key"),)

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Save, and let go of the temporary file that Wagtail made the picture in."""
        made = self.file
        super().save(*args, **kwargs)
        made.close()
        made.__dict__.pop("_file", None)

    @property
    def filename(self) -> str:
        """The last part of its address."""
        return PurePath(self.file.name).name

    @property
    def url(self) -> str:
        """Our own address, which asks who may see it; the storage's is never given out."""
        spec = self.filter_spec or "missing"
        return reverse("library_image", args=[self.image_id, spec, self.filename])
