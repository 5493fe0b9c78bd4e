"""The concrete parent of everything that is published."""

from typing import Any, Self

from django import forms
from django.core.exceptions import ValidationError
from django.db import models
from django.utils.functional import cached_property
from wagtail.admin.panels import (
    FieldPanel,
    FieldRowPanel,
    InlinePanel,
    MultiFieldPanel,
    ObjectList,
    TabbedInterface,
)
from wagtail.fields import StreamField
from wagtail.search import index

from core.content_note import ContentNoteMixin
from core.dates import DatePrecision, date_for_machines, date_in_words
from core.languages import DEFAULT_LANGUAGE, LANGUAGE_CHOICES
from core.page_notes import PageNotesPanel
from core.panels import page_tabs
from library.pages import GuardedPage
from people.history import refuse_former_people
from publications.blocks import BodyBlock
from publications.forms import PublicationForm
from publications.kinds import LEAFLET_KINDS, Kind
from publications.models.change_note import ChangeNote
from publications.offers import remember_open_documents
from publications.open_data import COMMON_FIELDS, Field
from publications.plain_text import stream_text
from publications.printing import PrintableMixin, PrintingPanel
from publications.querysets import PublicationManager
from publications.revisions import without_what_is_deleted
from publications.terms import TermsField


class PublicationPage(PrintableMixin, ContentNoteMixin, GuardedPage):
    """What reviews, briefings, plans and leaflets have in common.

    Concrete, so that one query lists and counts them all; never made itself. A child names its
    kinds in `kinds` and adds its own panels to `content_panels` and `details_panels`.
    """

    is_creatable = False
    kinds: list[Kind] = []
    # What it gives to open data, and the name of its data set; children add to the fields.
    open_data_name = "publications"
    open_data_title = "All publications"
    open_data_fields: list[Field] = COMMON_FIELDS
    base_form_class = PublicationForm
    # The lists that its page shows, read at once (core.child_rows); children add theirs.
    rows_for_reader = ["documents", "topics", "age_bands", "change_notes"]

    summary = models.TextField(
        max_length=400,
        help_text="What it is and whom it is for, in one to three plain sentences. It is shown in "
        "lists and in search results.",
    )
    kind = models.CharField("kind", max_length=30, choices=Kind)
    published_on = models.DateField(
        "date published",
        null=True,
        blank=True,
        help_text="The day it came out. If only the month or the year is known, give any day in it "
        "and choose how much is known: readers see no more than that.",
    )
    published_precision = models.CharField(
        "how much of the date is known",
        max_length=5,
        choices=DatePrecision,
        default=DatePrecision.DAY,
    )
    publishing_body = models.ForeignKey(
        "people.PublishingBody",
        on_delete=models.PROTECT,
        related_name="publications",
        help_text="Who published it at the time, even if it has another name today.",
    )
    topics = TermsField(
        "publications.Topic",
        blank=True,
        related_name="publications",
        help_text="Readers narrow a list down by these.",
    )
    age_bands = TermsField(
        "publications.AgeBand",
        blank=True,
        related_name="publications",
        help_text="The ages of the children it is about, never one child's exact age.",
    )
    language = models.CharField(
        max_length=10,
        choices=LANGUAGE_CHOICES,
        default=DEFAULT_LANGUAGE,
        help_text="The language of the words on this page.",
    )
    body = StreamField(
        BodyBlock(), blank=True, verbose_name="more words", help_text="Shown after the rest."
    )
    next_review_on = models.DateField(
        "check this page again on",
        null=True,
        blank=True,
        help_text="The day somebody should see whether it is still right. It stands on printed "
        "sheets, so that readers can tell an old one; the web page doesn’t show it.",
    )
    is_sample = models.BooleanField(
        "sample",
        default=False,
        help_text="The words on this page are a placeholder. The page says SAMPLE, and the real "
        "site refuses to publish it.",
    )
    # Kept true by publications.signal_handlers whenever the page was saved.
    has_words = models.BooleanField(
        default=False,
        editable=False,
        help_text="Whether there is more to read on the page than its summary.",
    )

    summary_panels = [
        FieldPanel("summary"),
        FieldPanel("kind"),
        MultiFieldPanel(
            [
                FieldRowPanel([FieldPanel("published_on"), FieldPanel("published_precision")]),
                FieldPanel("publishing_body", widget=forms.Select),
            ],
            heading="Published",
        ),
        *ContentNoteMixin.content_note_panels,
    ]
    document_panels = [
        InlinePanel(
            "documents",
            label="Document",
            heading="Documents",
            help_text="The files that readers can download, in this order. The type, size and "
            "number of pages are shown by themselves. A file is private until a page that uses "
            "it is published.",
        )
    ]
    change_panels = [
        InlinePanel(
            "change_notes",
            label="Change",
            heading="Changes that readers are told of",
            help_text="Only when readers should know: a correction, new words. The newest one "
            "stands under the summary once the page is published.",
        )
    ]
    details_panels = [
        FieldPanel("topics", widget=forms.CheckboxSelectMultiple),
        FieldPanel("age_bands", widget=forms.CheckboxSelectMultiple),
        FieldPanel("language"),
        FieldPanel("next_review_on"),
        FieldPanel("is_sample"),
    ]
    search_fields = [
        *GuardedPage.search_fields,
        index.SearchField("summary"),
        index.SearchField("body"),
        index.FilterField("kind"),
        index.FilterField("published_on"),
        index.FilterField("publishing_body_id"),
    ]

    objects = PublicationManager()

    class Meta:
        verbose_name = "publication"

    @classmethod
    def tabs(cls, content: list, details: list | None = None) -> TabbedInterface:
        """The editor's tabs, the same for every child: words, documents, details, address."""
        return page_tabs(
            [
                PageNotesPanel(),
                *GuardedPage.content_panels,
                *cls.summary_panels,
                PrintingPanel(),
                *content,
            ],
            ObjectList([*cls.document_panels, *cls.change_panels], heading="Documents"),
            ObjectList([*(details or []), *cls.details_panels], heading="Details"),
        )

    @classmethod
    def from_serializable_data(cls, data: dict, *args: Any, **kwargs: Any) -> Self | None:
        """The page as a draft or an old version has it, without what was deleted since."""
        return super().from_serializable_data(without_what_is_deleted(cls, data), *args, **kwargs)

    def clean(self) -> None:
        """Refuse a kind that isn't one of this page type's, and former staff on a current page."""
        super().clean()
        if not getattr(self, "is_history", False):
            refuse_former_people(
                self.body, "body", "This shows people of the past. Only a page kept as history may."
            )
        if self.kinds and self.kind and self.kind not in self.kinds:
            raise ValidationError({"kind": "This kind belongs to another type of page."})

    @property
    def published_label(self) -> str:
        """The date for a reader, or an empty string."""
        if not self.published_on:
            return ""
        return date_in_words(self.published_on, self.published_precision)

    @cached_property
    def document_rows(self) -> list:
        """The documents in order, each with its file: two queries, none where prefetched."""
        rows = list(self.documents.all())
        models.prefetch_related_objects(rows, "document")
        return rows

    @cached_property
    def open_document_rows(self) -> list:
        """The documents that anybody may open, as long as the page is public."""
        remember_open_documents([self])
        return self.open_document_rows

    @classmethod
    def open_data_related(cls) -> list[str | models.Prefetch]:
        """What the fields of open data need beside the page, fetched for many pages at once."""
        return ["topics", "age_bands", "change_notes"]

    @cached_property
    def changes_for_readers(self) -> list[ChangeNote]:
        """What readers are told was changed, the newest first."""
        return sorted(self.change_notes.all(), key=lambda note: note.changed_on, reverse=True)

    @property
    def structured_data(self) -> dict[str, Any]:
        """What machines read about it (schema.org); core puts it into the page's head.

        A report, or an article where families are spoken to; only what is known.
        """
        thing: dict[str, Any] = {
            "@type": "Article" if self.kind in LEAFLET_KINDS else "Report",
            "headline": self.title,
            "abstract": self.summary,
            "genre": self.get_kind_display(),
            "inLanguage": self.language,
            "publisher": {"@type": "GovernmentOrganization", "name": self.publishing_body.name},
        }
        if self.published_on:
            date = date_for_machines(self.published_on, self.published_precision)
            thing["datePublished"] = date
        if self.changes_for_readers:
            thing["dateModified"] = self.changes_for_readers[0].changed_on.isoformat()
        return thing

    @property
    def open_graph_type(self) -> str:
        """An article, where it is known when it came out."""
        return "article" if self.published_on else "website"

    @property
    def reader_question(self) -> str:
        """The question this answers, in a reader's words; the home page offers it."""
        return ""

    @cached_property
    def shows_sample(self) -> bool:
        """Whether the word SAMPLE stands on this page and on links to it."""
        return self.is_sample or any(row.document.is_sample for row in self.document_rows)

    def search_names(self) -> list[str]:
        """Topics, the body's names, and when it came out, in words."""
        return [
            *(topic.name for topic in self.topics.all()),
            self.publishing_body.name,
            self.publishing_body.short_name,
            self.get_kind_display(),
            self.published_label if self.published_on else "",
        ]

    def search_summary(self) -> str:
        """The summary."""
        return self.summary

    def search_body(self) -> list[str]:
        """The body's blocks; children add their own fields."""
        return stream_text(self, "body")
