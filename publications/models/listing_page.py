"""The parent of the four index pages."""

from wagtail.admin.panels import FieldPanel
from wagtail.fields import RichTextField

from library.pages import GuardedPage
from publications.plain_text import rich_text_words


class ListingPage(GuardedPage):
    """A page that lists the publications below it, with filters; abstract."""

    introduction = RichTextField(
        blank=True,
        features=["bold", "link"],
        help_text="One or two sentences above the list.",
    )

    max_count_per_parent = 1
    parent_page_types = ["home.HomePage"]
    content_panels = [*GuardedPage.content_panels, FieldPanel("introduction")]

    class Meta:
        abstract = True

    def search_summary(self) -> str:
        """The introduction's words."""
        return rich_text_words(self.introduction)
