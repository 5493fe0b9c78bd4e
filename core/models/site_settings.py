"""What differs between one partnership and the next: names, numbers, colours, links."""

from copy import copy
from typing import Self

from django import forms
from django.core.validators import RegexValidator
from django.db import models
from django.http import HttpRequest
from wagtail.admin.panels import (
    FieldPanel,
    FieldRowPanel,
    MultiFieldPanel,
    ObjectList,
    PageChooserPanel,
    TabbedInterface,
)
from wagtail.contrib.settings.models import BaseSiteSetting, register_setting
from wagtail.fields import StreamField
from wagtail.models import Site

from core.blocks.links import MenuLinkBlock
from core.changes import RememberedFor
from core.colours import validate_colour, validate_readable_on_white

validate_phone = RegexValidator(
    r"^[0-9+][0-9 ]{6,20}$", "Write digits and spaces only, for example 0151 000 0000."
)


class ColourInput(forms.TextInput):
    """The browser's own colour picker."""

    input_type = "color"


@register_setting(icon="cog", order=0)
class SiteSettings(BaseSiteSetting):
    """Names, the concern line, colours and links of one site."""

    name = models.CharField(
        "name of the partnership",
        max_length=120,
        default="Safeguarding Children Partnership",
        help_text="In full. It stands at the top of every page.",
    )
    short_name = models.CharField(
        max_length=40,
        default="SCP",
        help_text="As people say it, for example Anyshire SCP.",
    )
    area = models.CharField(
        max_length=60,
        default="our area",
        help_text="The place, for sentences such as “children in Anyshire”.",
    )
    email = models.EmailField("e-mail", blank=True, help_text="For questions about the site.")
    phone = models.CharField(
        "telephone",
        max_length=24,
        blank=True,
        validators=[validate_phone],
        help_text="For questions about the site and its documents, not for concerns about a child. "
        "Leave empty if nobody answers it.",
    )
    address = models.TextField("postal address", blank=True, help_text="One line each.")
    logo = models.ForeignKey(
        "library.SiteImage",
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )

    concern_phone = models.CharField(
        "number to call about a child",
        max_length=24,
        blank=True,
        validators=[validate_phone],
        help_text="Call this number yourself before you publish it, and again whenever it changes.",
    )
    concern_hours = models.CharField(
        "when that number answers",
        max_length=120,
        blank=True,
        help_text="Leave empty if not sure.",
    )
    out_of_hours_phone = models.CharField(
        "number outside office hours",
        max_length=24,
        blank=True,
        validators=[validate_phone],
        help_text="Call this number yourself before you publish it.",
    )
    concern_confirmed_on = models.DateField(
        "numbers last checked on",
        null=True,
        blank=True,
        help_text="The day somebody last called both numbers. Empty means: not yet checked.",
    )
    concern_page = models.ForeignKey(
        "wagtailcore.Page",
        verbose_name="page about being worried about a child",
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    help_page = models.ForeignKey(
        "wagtailcore.Page",
        verbose_name="page with somebody to talk to",
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text="Where the help lines are. The front page and pages that are hard to read lead "
        "there.",
    )
    exit_url = models.URLField(
        "where “Exit this page” goes",
        default="https://www.bbc.co.uk/weather",
        help_text="A quiet, ordinary site that says nothing about safeguarding.",
    )

    accent_colour = models.CharField(
        max_length=7,
        default="#0b5d5e",
        validators=[validate_readable_on_white],
        help_text="The one strong colour: header, buttons and links. White text must be readable "
        "on it.",
    )
    tint_colour = models.CharField(
        max_length=7,
        default="#eef5f3",
        validators=[validate_colour],
        help_text="A quiet, very pale background.",
    )
    licence_name = models.CharField(
        "licence of the open data",
        max_length=120,
        blank=True,
        help_text="Only if your organisation has decided on one, for example Open Government "
        "Licence v3.0. Empty means that nothing is said about it.",
    )
    licence_url = models.URLField(
        "address of the licence",
        blank=True,
        help_text="Where its text can be read.",
    )
    footer_text = models.CharField(max_length=250, blank=True)
    footer_links = StreamField([("link", MenuLinkBlock())], blank=True)

    edit_handler = TabbedInterface(
        [
            ObjectList(
                [
                    FieldPanel("name"),
                    FieldRowPanel([FieldPanel("short_name"), FieldPanel("area")]),
                    FieldRowPanel([FieldPanel("email"), FieldPanel("phone")]),
                    FieldPanel("address"),
                ],
                heading="Names and contacts",
            ),
            ObjectList(
                [
                    MultiFieldPanel(
                        [
                            FieldPanel("concern_phone"),
                            FieldPanel("concern_hours"),
                            FieldPanel("out_of_hours_phone"),
                            FieldPanel("concern_confirmed_on"),
                        ],
                        heading="Concern line",
                        help_text="A wrong number here can cost a child dearly. Check both numbers "
                        "with children's social care, then fill in the day you checked.",
                    ),
                    PageChooserPanel("concern_page"),
                    PageChooserPanel("help_page"),
                    FieldPanel("exit_url"),
                ],
                heading="Worried about a child",
            ),
            ObjectList(
                [
                    FieldPanel(
                        "logo",
                        help_text="Stands beside the name at the top of every page. A PNG with a "
                        "clear background looks best.",
                    ),
                    FieldPanel("accent_colour", widget=ColourInput),
                    FieldPanel("tint_colour", widget=ColourInput),
                ],
                heading="Look",
            ),
            ObjectList(
                [
                    FieldPanel("footer_text", help_text="One or two sentences, or nothing."),
                    FieldPanel(
                        "footer_links", help_text="For example the accessibility statement."
                    ),
                ],
                heading="Footer",
            ),
            ObjectList(
                [FieldPanel("licence_name"), FieldPanel("licence_url")],
                heading="Open data",
            ),
        ]
    )
    select_related = ["concern_page", "help_page"]

    class Meta:
        verbose_name = "site settings"

    def __str__(self) -> str:
        return self.name

    @property
    def concern_words(self) -> list[str]:
        """The concern line in the words that people search it by."""
        numbers = [
            ("Emergency phone number", "999"),
            (f"Phone number to report a concern {self.concern_hours}", self.concern_phone),
            ("Out of hours phone number, evenings, nights and weekends", self.out_of_hours_phone),
        ]
        return [f"{words}: {number}" for words, number in numbers if number]

    @classmethod
    def for_request(cls, request: HttpRequest) -> Self:
        """The settings of the site asked for, asked of the database only after a change."""
        name = cls.get_cache_attr_name()
        if not hasattr(request, name):
            site = Site.find_for_request(request)
            if site is None:
                raise cls.DoesNotExist("There is no site yet, so there are no settings of it.")
            # A copy: Wagtail writes the request into it, for the addresses of its pages.
            settings = copy(settings_of(site))
            settings._request = request
            setattr(request, name, settings)
        return getattr(request, name)

    @classmethod
    def or_defaults(cls, request: HttpRequest) -> Self:
        """The settings of the site asked for; unsaved defaults where there is no site yet."""
        return cls.for_request(request) if Site.find_for_request(request) else cls()


settings_of = RememberedFor(SiteSettings.for_site)
