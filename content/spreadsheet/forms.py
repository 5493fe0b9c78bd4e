"""What is asked of an officer who brings in a spreadsheet."""

from typing import Any

from django import forms

DOCUMENTS = ".zip,.pdf,.docx,.xlsx,.pptx,.csv,.txt,.mp3"


class ManyFilesInput(forms.ClearableFileInput):
    """Choose several at once."""

    allow_multiple_selected = True


class ManyFilesField(forms.FileField):
    """Several files, or none."""

    widget = ManyFilesInput

    def clean(self, data: Any, initial: Any = None) -> list[Any]:
        """Each by itself."""
        given = data if isinstance(data, list | tuple) else [data] if data else []
        return [super(ManyFilesField, self).clean(file, initial) for file in given]


class SpreadsheetForm(forms.Form):
    """The spreadsheet alone."""

    spreadsheet = forms.FileField(
        label="Your spreadsheet",
        help_text="An Excel workbook (.xlsx) or CSV. The first sheet of a workbook is read.",
        widget=forms.FileInput(attrs={"accept": ".xlsx,.csv"}),
        error_messages={
            "required": "Choose the spreadsheet that you filled in.",
            "empty": "This file is empty. Choose the spreadsheet that you filled in.",
        },
    )


class SheetForm(SpreadsheetForm):
    """The spreadsheet and the files that it names."""

    files = ManyFilesField(  # type: ignore[assignment]
        label="The files that it names",
        required=False,
        help_text="Several at once, or one zip. Leave it empty if they are under Documents "
        "already: then write their titles into the spreadsheet.",
        widget=ManyFilesInput(attrs={"accept": DOCUMENTS}),
        error_messages={"empty": "One of these files is empty. Choose it again."},
    )
