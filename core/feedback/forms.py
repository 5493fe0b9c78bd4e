"""What readers may write."""

from django import forms

from core.models.feedback import LONGEST_WORDS, IdentificationReport

TOO_LONG = f"Your text is too long. Please use no more than {LONGEST_WORDS:,} characters."


class ReaderForm(forms.Form):
    """A form without cookies; abstract."""

    # People don't see it, and programs fill it in.
    website = forms.CharField(required=False, max_length=2000)

    @property
    def looks_automatic(self) -> bool:
        """Whether a program filled it in."""
        return bool(self.cleaned_data.get("website"))


class WordsField(forms.CharField):
    """Takes what a reader wrote, though a program put in it what nobody can type."""

    def to_python(self, value: str | None) -> str:
        """PostgreSQL stores no NUL, and Django would refuse the words for it."""
        return super().to_python(value and value.replace("\x00", "")) or ""


def words_field(label: str, *, required: bool) -> forms.CharField:
    """A few sentences, of a length that is checked here so that nothing is cut in a browser."""
    return WordsField(
        label=label,
        required=required,
        max_length=LONGEST_WORDS,
        widget=forms.Textarea(attrs={"rows": 5}),
        error_messages={
            "max_length": TOO_LONG,
            "required": "Write something first. Or leave this page: your answer has been counted.",
        },
    )


class IdentifiesForm(ReaderForm):
    """Where on a page it shows who a child is; a report without a word is a report too."""

    words = words_field("Where on the page is it? You can leave this empty.", required=False)


class WordsForm(ReaderForm):
    """More about why a page was useful or not."""

    words = words_field("What were you looking for?", required=True)


class CloseReportForm(forms.Form):
    """What an editor found."""

    outcome = forms.ChoiceField(
        label="What did you find?",
        choices=IdentificationReport.Outcome,
        widget=forms.RadioSelect,
        error_messages={"required": "Choose what you found."},
    )
