"""The front page."""

from typing import Any

from django.db import models
from django.http import HttpRequest
from wagtail.admin.panels import FieldPanel
from wagtail.fields import StreamField

from core.navigation import public_only
from core.panels import page_tabs
from core.routing import RootPageMixin
from home.blocks import TaskBlock
from library.pages import GuardedPage
from people.history import refuse_former_people
from publications.blocks import BodyBlock
from publications.cards import NEWEST_FIRST, cards_of, in_order
from publications.models import PublicationPage
from publications.plain_text import stream_text
from publications.reader_questions import answers_in_order

LATEST_COUNT = 6


class HomePage(RootPageMixin, GuardedPage):
    """What people came to do, before who we are."""

    page_description = "The front page. There is one."
    parent_page_types = ["wagtailcore.Page"]
    max_count = 1

    heading = models.CharField(
        max_length=100,
        help_text="The first words of the site, for somebody who may be frightened.",
    )
    introduction = models.TextField(max_length=300, blank=True, help_text="One or two sentences.")
    tasks = StreamField(
        [("task", TaskBlock())],
        min_num=1,
        max_num=6,
        help_text="What people came to do, the most urgent first.",
    )
    body = StreamField(BodyBlock(), blank=True, help_text="Shown after the latest publications.")

    edit_handler = page_tabs(
        [
            *GuardedPage.content_panels,
            FieldPanel("heading"),
            FieldPanel("introduction"),
            FieldPanel("tasks"),
            FieldPanel("body"),
        ]
    )

    class Meta:
        verbose_name = "home page"

    def clean(self) -> None:
        """Former staff don't stand on the front page."""
        super().clean()
        refuse_former_people(
            self.body, "body", "This shows people of the past. Only a page kept as history may."
        )

    def search_summary(self) -> str:
        """The first sentences."""
        return self.introduction

    def search_body(self) -> list[str]:
        """Everything below them."""
        return [self.heading, *stream_text(self, "body")]

    @property
    def latest_publications(self) -> list[PublicationPage]:
        """The newest publications of any kind."""
        return cards_of(in_order(NEWEST_FIRST)[:LATEST_COUNT])

    @property
    def leaflets_by_question(self) -> list[PublicationPage]:
        """Leaflets that answer a reader's question, in the order of the leaflet list."""
        return cards_of(answers_in_order())

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Tasks the public may do now, questions that leaflets answer, and what is new."""
        return {
            **super().get_context(request, *args, **kwargs),
            "public_tasks": public_only(block.value for block in self.tasks),
            "leaflets": self.leaflets_by_question,
            "latest": self.latest_publications,
        }
