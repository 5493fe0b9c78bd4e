"""One PDF of a page: what is in it, and the frame that all of them have."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from core.dates import date_in_words
from core.models import SiteSettings
from core.pdf import Paper, PrintedPdf
from core.theme import Theme
from library.printing import picture_of


def no_advice(printed: PrintedPdf) -> list[str]:
    """Nothing beyond what is said of every PDF."""
    return []


@dataclass(frozen=True)
class PrintedFile:
    """A PDF that a page has at its own address: `name` is "briefing.pdf" without the dot and after.

    `content` makes the data of `template` from the page and a Paper; the frame comes by itself.
    `label` are the words of the link to it; `advise` gives sentences for the editor. `is_booklet`
    puts its pages side by side on sheets to fold.
    """

    name: str
    label: str
    template: Path
    content: Callable[[Any, Paper], dict[str, Any]]
    advise: Callable[[PrintedPdf], list[str]] = no_advice
    is_booklet: bool = False

    @property
    def file_name(self) -> str:
        """The last part of its address."""
        return f"{self.name}.pdf"


def printed_pdf(file: PrintedFile, paper: Paper) -> PrintedPdf:
    """Everything that goes into this PDF of the paper's page."""
    page = paper.page
    data = {**frame(paper), **file.content(page, paper)}
    return PrintedPdf(
        template=file.template,
        data=data,
        language=page.language,
        address=paper.page_url,
        pictures=paper.pictures,
        is_booklet=file.is_booklet,
    )


def frame(paper: Paper) -> dict[str, Any]:
    """What stands on every printed publication: title, who, when, where on the web, the look."""
    page = paper.page
    settings = SiteSettings.or_defaults(paper.request)
    return {
        "title": page.title,
        "kind": page.get_kind_display(),
        "summary": page.summary,
        "published": page.published_label,
        "publisher": page.publishing_body.name,
        "check_again": check_again(page),
        "address": paper.page_url,
        "is_sample": page.is_sample,
        "theme": theme_data(settings, paper),
    }


def check_again(page: Any) -> str:
    """The day by which an old print should be compared with the web page, or an empty string."""
    return date_in_words(page.next_review_on) if page.next_review_on else ""


def theme_data(settings: SiteSettings, paper: Paper) -> dict[str, str]:
    """Colours, name and logo; the logo becomes a picture of the paper."""
    theme = Theme.of(settings)
    data = {
        "name": settings.name,
        "accent": theme.accent,
        "accent_deep": theme.accent_deep,
        "tint": theme.tint,
    }
    if logo := picture_of(settings.logo):
        paper.pictures[logo.name] = logo
        data["logo"] = logo.name
    return data
