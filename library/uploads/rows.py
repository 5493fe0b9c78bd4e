"""One row of the screen for many files: a document that is in, or a file that isn't."""

from dataclasses import dataclass, field
from typing import Any

from django import forms
from django.contrib.auth.models import AbstractUser, AnonymousUser
from wagtail.admin.forms.collections import BaseCollectionMemberForm
from wagtail.documents.forms import formfield_for_dbfield
from wagtail.documents.permissions import permission_policy

from library.file_types import size_in_words, type_name
from library.models import SiteDocument
from library.replacing import WORDS
from library.second_person import why_needed

from .titles import is_untitled, plain_title

ONE_BY_ONE = (
    "Readers see it on a page that a second person has approved. Open the document by itself to "
    "change it, and say why there."
)


class RowForm(BaseCollectionMemberForm):
    """What is asked of each document; the title starts empty, whatever the file was called."""

    permission_policy = permission_policy
    remove = forms.BooleanField(label="Remove", required=False)

    class Meta:
        model = SiteDocument
        fields = ("title", "language", "is_sample", "collection")
        labels = {"is_sample": "Sample"}
        formfield_callback = formfield_for_dbfield

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if is_untitled(self.instance.title):
            self.initial["title"] = ""
        title = self.fields["title"]
        title.error_messages["required"] = "Write a title."
        # Several rows are sent at once: the browser's own message would stop them all.
        self.use_required_attribute = False
        for name in self.fields:
            if self.errors.get(name):
                described = {"aria-invalid": "true", "aria-describedby": self.error_id(name)}
                self.fields[name].widget.attrs.update(described)

    def clean_title(self) -> str:
        """A name that somebody chose."""
        title = plain_title(self.cleaned_data["title"])
        if is_untitled(title):
            raise forms.ValidationError("Write a title.", code="required")
        return title

    def clean(self) -> dict[str, Any]:
        """What others have approved for readers isn't renamed here."""
        cleaned: dict[str, Any] = super().clean()
        if set(WORDS) & set(self.changed_data) and why_needed(self.instance):
            self.add_error("title", ONE_BY_ONE)
        return cleaned

    def error_id(self, name: str) -> str:
        """Where the message of a field stands, for those who can't see that it stands below."""
        return f"{self.prefix}-{name}-error"


@dataclass(frozen=True)
class Note:
    """Something to know about a document, with the address of what it speaks of."""

    words: str
    link_words: str = ""
    link: str = ""


@dataclass(frozen=True)
class Row:
    """A document that was stored."""

    document: SiteDocument
    form: RowForm
    uploaded_name: str = ""
    notes: list[Note] = field(default_factory=list)

    @property
    def facts(self) -> str:
        """For example PDF, 1.2 MB."""
        document = self.document
        return f"{type_name(document.file.name)}, {size_in_words(document.file_size or 0)}"

    @property
    def suggested_title(self) -> str:
        """The file's name as words, for whoever asks for it with a button."""
        stem = self.uploaded_name.rpartition(".")[0] or self.uploaded_name
        return plain_title(stem.replace("_", " ").replace("-", " "))


@dataclass(frozen=True)
class Refused:
    """A file that was not stored."""

    uploaded_name: str
    reason: str


def row_of(
    document: SiteDocument, user: AbstractUser | AnonymousUser, data: Any = None, **more: Any
) -> Row:
    """The row of one document, with what was typed into it where there is `data`."""
    form = RowForm(data, instance=document, prefix=f"document-{document.pk}", user=user)
    return Row(document, form, **more)
