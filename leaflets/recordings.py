"""A leaflet to listen to, or in British Sign Language: a file of the library, or a link."""

from django.core.exceptions import ValidationError
from django.db import models
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, FieldRowPanel
from wagtail.models import Orderable

from core.languages import (
    DEFAULT_LANGUAGE,
    LANGUAGE_CHOICES,
    LANGUAGES_BY_CODE,
    SIGN_LANGUAGE,
    Language,
)


class LeafletRecording(Orderable):
    """The same leaflet as sound or as a video; either a document or an address."""

    class Kind(models.TextChoices):
        """How it is taken in."""

        AUDIO = "audio", "Sound, to listen to"
        SIGNED = "signed", "Video in British Sign Language"
        VIDEO = "video", "Video with subtitles"

    page = ParentalKey("leaflets.LeafletPage", on_delete=models.CASCADE, related_name="recordings")
    kind = models.CharField("what it is", max_length=10, choices=Kind, default=Kind.AUDIO)
    language = models.CharField(
        max_length=10,
        choices=LANGUAGE_CHOICES,
        default=DEFAULT_LANGUAGE,
        help_text="The language that is spoken in it.",
    )
    url = models.URLField(
        "address",
        blank=True,
        help_text="Where it can be heard or watched, starting with https://. Or choose a document.",
    )
    document = models.ForeignKey(
        "library.SiteDocument",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
        help_text="An MP3 file, for example. Or give an address.",
    )

    panels = [
        FieldRowPanel([FieldPanel("kind"), FieldPanel("language")]),
        FieldPanel("url"),
        FieldPanel("document"),
    ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()}, {self.spoken.name}"

    def clean(self) -> None:
        """One place where it is; what is signed is in the sign language."""
        super().clean()
        if bool(self.url) == bool(self.document_id):
            message = "Give an address or choose a document"
            raise ValidationError({"url": f"{message}{', not both' if self.url else ''}."})
        if self.kind == self.Kind.SIGNED:
            self.language = SIGN_LANGUAGE
        elif self.language == SIGN_LANGUAGE:
            raise ValidationError(
                {"language": "Nobody can hear a sign language. Choose the spoken language."}
            )

    @property
    def spoken(self) -> Language:
        """Its language."""
        return LANGUAGES_BY_CODE[self.language]
