"""Leaflets: plain words for families, children and practitioners."""

from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.http import Http404, HttpRequest
from django.utils.functional import cached_property
from wagtail.admin.panels import FieldPanel, InlinePanel, PageChooserPanel
from wagtail.fields import StreamField
from wagtail.models import Page
from wagtail.search import index
from wagtail.url_routing import RouteResult

from core.languages import LANGUAGES_BY_CODE, Language
from leaflets.blocks import EasyReadBlock
from leaflets.formats import OtherFormats, other_formats
from leaflets.open_data import LEAFLET_FIELDS
from leaflets.printing import EASY_READ_FILE, LEAFLET_FILES
from leaflets.recordings import LeafletRecording
from publications.kinds import LEAFLET_KINDS
from publications.models import ListingPage, PublicationPage
from publications.open_data import COMMON_FIELDS
from publications.plain_text import stream_text
from publications.printing import PrintedFile

__all__ = ["LeafletIndexPage", "LeafletPage", "LeafletRecording"]

# The last part of the address of the Easy Read version.
EASY_READ = "easy-read"
EASY_READ_TEMPLATE = "leaflets/leaflet_page_easy_read.html"


class LeafletIndexPage(ListingPage):
    """The list of leaflets."""

    page_description = "The list of all leaflets. There is one."
    one_of_them = "leaflet"
    many_of_them = "leaflets"
    subpage_types = ["leaflets.LeafletPage"]

    class Meta:
        verbose_name = "leaflet list"


class LeafletPage(PublicationPage):
    """One leaflet in one language; its translations are leaflets of their own."""

    class Audience(models.TextChoices):
        """Whom it speaks to."""

        FAMILIES = "families", "Families"
        CHILDREN = "children", "Children and young people"
        PRACTITIONERS = "practitioners", "People who work with children"

    page_description = "Plain words for families, children or practitioners, to read or print."
    parent_page_types = ["leaflets.LeafletIndexPage"]
    subpage_types: list[str] = []
    kinds = LEAFLET_KINDS
    open_data_name = "leaflets"
    open_data_title = "Leaflets"
    open_data_fields = [*COMMON_FIELDS, *LEAFLET_FIELDS]

    audience = models.CharField(max_length=20, choices=Audience, default=Audience.FAMILIES)
    question = models.CharField(
        max_length=120,
        blank=True,
        help_text="The question it answers, in a family's words, for example “A review is being "
        "held about my child”. The home page offers it.",
    )
    translation_of = models.ForeignKey(
        "self",
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="translations",
        help_text="The English leaflet, if this is the same leaflet in another language.",
    )
    easy_read = StreamField(
        EasyReadBlock(),
        blank=True,
        verbose_name="Easy Read",
        help_text="The same leaflet for people who find reading hard: a picture and one or two "
        "short sentences at a time. It gets a page and a PDF of its own.",
    )

    edit_handler = PublicationPage.tabs(
        content=[
            FieldPanel("audience"),
            FieldPanel("question"),
            FieldPanel("body"),
            FieldPanel("easy_read"),
            InlinePanel(
                "recordings",
                label="Recording",
                heading="Sound and sign language",
                help_text="The same leaflet to listen to, or in British Sign Language. Readers "
                "find it at the top of the leaflet and of its translations.",
            ),
        ],
        details=[PageChooserPanel("translation_of", "leaflets.LeafletPage")],
    )
    search_fields = [*PublicationPage.search_fields, index.SearchField("easy_read")]

    class Meta:
        verbose_name = "leaflet"

    def clean(self) -> None:
        """A translation points to an original, in another language than its own."""
        super().clean()
        original = self.translation_of
        if not original:
            return
        if original.pk == self.pk:
            raise ValidationError(
                {"translation_of": "A leaflet can't be a translation of itself. Choose another."}
            )
        if original.translation_of_id:
            raise ValidationError(
                {"translation_of": "That one is a translation too. Choose the original leaflet."}
            )
        if self.pk and self.translations.exists():
            raise ValidationError(
                {"translation_of": "Other leaflets are translations of this one. Clear this."}
            )
        if original.language == self.language:
            raise ValidationError(
                {"translation_of": "Both leaflets are in the same language. Change one of the two."}
            )

    @classmethod
    def open_data_related(cls) -> list[str | models.Prefetch]:
        """What it translates, if that is public now."""
        original = models.Prefetch("translation_of", cls.objects.public_now())
        return [*super().open_data_related(), original]

    @property
    def reader_question(self) -> str:
        """What a family asks; a translation leaves it to its original."""
        return "" if self.translation_of_id else self.question

    @property
    def printed_files(self) -> list[PrintedFile]:
        """Easy Read only where somebody has written it."""
        return [*LEAFLET_FILES, EASY_READ_FILE] if self.easy_read else LEAFLET_FILES

    @property
    def easy_read_url(self) -> str:
        """The address of the Easy Read version; empty when there is none, or no address yet."""
        return f"{self.url}{EASY_READ}/" if self.easy_read and self.pk and self.url else ""

    @property
    def page_language(self) -> Language:
        """The language of the words, with its direction."""
        return LANGUAGES_BY_CODE[self.language]

    @cached_property
    def public_translations(self) -> list["LeafletPage"]:
        """The same leaflet in other languages, as far as readers may see it now."""
        family = self.translation_of_id or self.pk
        if not family:
            return []
        same = models.Q(pk=family) | models.Q(translation_of=family)
        return list(LeafletPage.objects.public_now().filter(same).exclude(pk=self.pk))

    @cached_property
    def other_formats(self) -> OtherFormats:
        """What stands at the top: other languages, Easy Read, sound, sign language."""
        return other_formats(self)

    def search_names(self) -> list[str]:
        """The question it answers too."""
        return [self.question, *super().search_names()]

    def search_body(self) -> list[str]:
        """The words in Easy Read too."""
        return [*super().search_body(), *stream_text(self, "easy_read")]

    def route(self, request: HttpRequest, path_components: list[str]) -> RouteResult:
        """The Easy Read version has an address below the leaflet's."""
        if path_components != [EASY_READ] or not self.easy_read:
            return super().route(request, path_components)
        if not self.live:
            raise Http404("This page isn't published now.")
        return RouteResult(self, kwargs={"version": EASY_READ})

    def get_template(self, request: HttpRequest, *args: Any, **kwargs: Any) -> str:
        """The leaflet, or its Easy Read version; previews name it as their mode."""
        if EASY_READ in (kwargs.get("version"), kwargs.get("mode_name")):
            return EASY_READ_TEMPLATE
        return super().get_template(request, *args, **kwargs)

    @property
    def preview_modes(self) -> list[tuple[str, str]]:
        """Editors can look at the Easy Read version too."""
        return [*Page.DEFAULT_PREVIEW_MODES, (EASY_READ, "Easy Read")]
