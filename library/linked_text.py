"""Sentences that lead an editor to the file they are about, wherever a link can stand."""

from typing import Self

from django.urls import reverse
from django.utils.html import conditional_escape, escape, format_html

from .models import SiteDocument, SiteImage


class LinkedText(str):
    """A sentence: plain text to whoever prints or logs it, with a link in it in HTML.

    It stays so when it is put behind other text, as Wagtail's form errors are.
    """

    html: str

    def __new__(cls, text: str, html: str) -> Self:
        """`html` must be safe: it is shown as it is."""
        made = super().__new__(cls, text)
        made.html = html
        return made

    def __html__(self) -> str:
        return self.html

    def __str__(self) -> "LinkedText":
        return self

    def __radd__(self, before: str) -> "LinkedText":
        text = "".join([before, self])
        return LinkedText(text, conditional_escape(before) + self.html)


def edit_url(file: SiteDocument | SiteImage) -> str:
    """Where an editor works with the file."""
    name = "wagtaildocs:edit" if isinstance(file, SiteDocument) else "wagtailimages:edit"
    return reverse(name, args=[file.pk])


def linked(sentence: str, words: str, file: SiteDocument | SiteImage) -> LinkedText:
    """The sentence; its first `words` lead to the file in a window of its own.

    Of its own, because there may be a page full of changes in this one.
    """
    before, found, after = sentence.partition(words)
    link = format_html(
        '<a href="{}" target="_blank" rel="noreferrer">{}</a>', edit_url(file), found
    )
    return LinkedText(sentence, f"{escape(before)}{link if found else ''}{escape(after)}")
