"""Groups of words that mean the same, kept by editors."""

from django.core.exceptions import ValidationError
from django.db import models
from wagtail.admin.panels import FieldPanel, HelpPanel

from search.models.name_lists import checked_lines, keys_of, lines_of

HELP = (
    "<p>Readers who search for one of the words also find pages with any of the others, and are "
    "told so. It takes effect at once. You need not write plurals, capitals or American spellings. "
    "Abbreviations that stand in the glossary are known already.</p>"
)


class SearchSynonym(models.Model):
    """Words that search takes for each other."""

    names = models.TextField(
        "words that mean the same",
        help_text="One a line, two at least. For example: shaken baby, and on the next line: "
        "abusive head trauma.",
    )
    note = models.CharField(
        max_length=200,
        blank=True,
        help_text="For you and your colleagues: why these belong together, or where it is said. "
        "Readers don't see it.",
    )

    panels = [HelpPanel(HELP), FieldPanel("names"), FieldPanel("note")]

    class Meta:
        verbose_name = "group of words that mean the same"
        verbose_name_plural = "words that mean the same"
        ordering = ["names"]

    def __str__(self) -> str:
        return " = ".join(self.name_list)

    @property
    def name_list(self) -> list[str]:
        """The words, one each."""
        return lines_of(self.names)

    def clean(self) -> None:
        """At least two words, none of which another group has."""
        super().clean()
        try:
            self.names = checked_lines(self.names)
        except ValidationError as error:
            raise ValidationError({"names": error.messages}) from error
        if len(self.name_list) < 2:
            raise ValidationError(
                {"names": "Write at least two lines, each with a word or a few words."}
            )
        self._refuse_words_of_another_group()

    def _refuse_words_of_another_group(self) -> None:
        own = keys_of(self.names)
        for other in SearchSynonym.objects.exclude(pk=self.pk):
            if shared := own.keys() & keys_of(other.names).keys():
                word = own[shared.pop()]
                raise ValidationError(
                    {"names": f"“{word}” is in the group “{other}” already. Add your words there."}
                )
