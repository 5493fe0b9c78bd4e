"""The form of the anonymity check."""

from django import forms

from library.anonymity import TermsRefused, read_terms
from library.anonymity.terms import Term


class WordsForm(forms.Form):
    """The words that must not appear. Nothing fills it in and nothing keeps what is in it."""

    words = forms.CharField(
        label="Words that must not appear",
        strip=False,
        help_text="One name, address, school or date on each line: the child, brothers and "
        "sisters, parents, carers, anybody else. Other spellings, initials and parts of names are "
        "found too. These words are not kept: they are gone when you leave this page.",
        error_messages={"required": "Write at least one name, address, school or date."},
        widget=forms.Textarea(
            attrs={
                "rows": 8,
                "autocomplete": "off",
                "autocapitalize": "off",
                # Some browsers send what is written to a server to check its spelling.
                "spellcheck": "false",
                "data-gramm": "false",
                "class": "anonymity-words",
            }
        ),
    )

    def clean_words(self) -> list[Term]:
        """The lines as terms; what is wrong is said by the number of the line."""
        try:
            return read_terms(self.cleaned_data["words"])
        except TermsRefused as refused:
            raise forms.ValidationError(str(refused)) from None
