"""Pages that an editor shows first for what people search."""

from django.core.exceptions import ValidationError
from django.db import models
from modelcluster.fields import ParentalKey
from modelcluster.models import ClusterableModel
from wagtail.admin.panels import FieldPanel, HelpPanel, InlinePanel, PageChooserPanel
from wagtail.models import Orderable

from search.models.name_lists import checked_lines, keys_of, lines_of

HELP = (
    "<p>When somebody searches for one of these phrases, the pages stand above the results under "
    "“Recommended”. A page that isn't published is left out until it is. The order of the words "
    "and small words such as “the” don't matter.</p>"
)


class SearchPick(ClusterableModel):
    """Some phrases, and the pages to show first for them."""

    phrases = models.TextField(
        help_text="What people search for, one a line. For example: complain about a social worker."
    )

    panels = [
        HelpPanel(HELP),
        FieldPanel("phrases"),
        InlinePanel("picked_pages", heading="Recommended pages", label="Page", min_num=1),
    ]

    class Meta:
        verbose_name = "recommendation"
        ordering = ["phrases"]

    def __str__(self) -> str:
        return ", ".join(self.phrase_list)

    @property
    def phrase_list(self) -> list[str]:
        """The phrases, one each."""
        return lines_of(self.phrases)

    @property
    def page_titles(self) -> str:
        """For the editor's list."""
        return ", ".join(picked.page.title for picked in self.picked_pages.all())

    def clean(self) -> None:
        """Phrases that search can use and that no other recommendation has."""
        super().clean()
        try:
            self.phrases = checked_lines(self.phrases)
        except ValidationError as error:
            raise ValidationError({"phrases": error.messages}) from error
        own = keys_of(self.phrases)
        for other in SearchPick.objects.exclude(pk=self.pk):
            if shared := own.keys() & keys_of(other.phrases).keys():
                phrase = own[shared.pop()]
                raise ValidationError(
                    {"phrases": f"“{phrase}” has recommended pages already: change those instead."}
                )


class PickedPage(Orderable):
    """One of the pages, in its place."""

    pick = ParentalKey(SearchPick, on_delete=models.CASCADE, related_name="picked_pages")
    page = models.ForeignKey("wagtailcore.Page", on_delete=models.CASCADE, related_name="+")
    sentence = models.CharField(
        max_length=200,
        blank=True,
        help_text="Why this page helps, in a sentence. Leave empty to show its summary.",
    )

    panels = [PageChooserPanel("page"), FieldPanel("sentence")]

    class Meta(Orderable.Meta):
        constraints = [
            models.UniqueConstraint(fields=["pick", "page"], name="page_picked_once"),
        ]

    def __str__(self) -> str:
        return self.page.title
