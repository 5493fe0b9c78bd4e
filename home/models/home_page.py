"""The front page."""

from django.db import models
from wagtail.admin.panels import FieldPanel
from wagtail.fields import StreamField

from home.blocks import TaskBlock
from library.pages import GuardedPage
from publications.blocks import BodyBlock
from publications.plain_text import stream_text


class HomePage(GuardedPage):
    """What people came to do, before who we are."""

    page_description = "The front page. There is one."
    parent_page_types = ["wagtailcore.Page"]
    max_count = 1

    heading = models.CharField(
        max_length=100,
        help_text="The first words of the site, for somebody who may be frightened.",
    )
    introduction = models.TextField(
        max_length=300, blank=True, help_text="One or two sentences."
    )
    tasks = StreamField(
        [("task", TaskBlock())],
        min_num=1,
        max_num=6,
        help_text="What people came to do, the most urgent first.",
    )
    body = StreamField(
        BodyBlock(), blank=True, help_text="Shown after the latest publications."
    )

    content_panels = [
        *GuardedPage.content_panels,
        FieldPanel("heading"),
        FieldPanel("introduction"),
        FieldPanel("tasks"),
        FieldPanel("body"),
    ]

    class Meta:
        verbose_name = "home page"

    def search_summary(self) -> str:
        """The first sentences."""
        return self.introduction

    def search_body(self) -> list[str]:
        """Everything below them."""
        return [self.heading, *stream_text(self, "body")]
