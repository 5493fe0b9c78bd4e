"""What an editor is told about a page's PDFs: whether each prints well, and what to change."""

from dataclasses import dataclass, field
from io import BytesIO
from typing import Any

from django.http import HttpRequest
from wagtail.models import Page

from core.lazily import lazily
from core.pdf import Paper, PdfError, PrintedPdf, UnprintableText, try_out
from core.pdf.paper import UNDESCRIBED

from .files import PrintedFile, printed_pdf

pikepdf = lazily("pikepdf")

AROUND = 30


@dataclass(frozen=True)
class PrintReport:
    """One PDF of a page: how many pages it has, and what could be better, in sentences."""

    file: PrintedFile
    pages: int = 0
    advice: list[str] = field(default_factory=list)


def reports_on(page: Page, request: HttpRequest) -> list[PrintReport]:
    """A report for each PDF of the page, saved or not; nothing is said twice."""
    said: set[str] = set()
    reports = []
    for file in page.printed_files:
        report = _report(file, printed_pdf(file, Paper(request, page)))
        new = [sentence for sentence in report.advice if sentence not in said]
        said.update(new)
        reports.append(PrintReport(file, report.pages, new))
    return reports


def _report(file: PrintedFile, printed: PrintedPdf) -> PrintReport:
    try:
        trial = try_out(printed)
        advice = [
            *file.advise(printed),
            *(_about_sign(error, printed) for error in trial.unprintable),
            *_about_pictures(printed, trial.unreadable),
        ]
    except PdfError as error:
        return PrintReport(file, advice=[str(error)])
    with pikepdf.open(BytesIO(trial.content)) as pdf:
        return PrintReport(file, len(pdf.pages), advice)


def _about_sign(error: UnprintableText, printed: PrintedPdf) -> str:
    """The sign, and where it stands: the section where there are some, and the words around it."""
    where = _place(error.field, printed.data)
    around = _words_around(error, printed.data)
    found = f" in “{where}”" if where else ""
    return (
        f"The character “{error.text}”{found} can’t be printed"
        f"{f' (“{around}”)' if around else ''}. Take it out or write it in words."
    )


def _place(path: str, data: dict[str, Any]) -> str:
    """What the editor calls the place: "sections, 3, nodes, 1" is the title of section 3."""
    parts = path.split(", ")
    if parts[0] == "sections" and len(parts) > 1:
        return str(data["sections"][int(parts[1]) - 1]["title"])
    names = {"title": "Title", "summary": "Summary", "nodes": "", "facts": "At a glance"}
    return names.get(parts[0], parts[0].replace("_", " "))


def _words_around(error: UnprintableText, data: Any) -> str:
    value = data
    for part in error.field.split(", ") if error.field else []:
        value = value[int(part) - 1] if isinstance(value, list) else value[part]
    if not isinstance(value, str) or error.text not in value:
        return ""
    at = value.index(error.text)
    start, end = max(0, at - AROUND), at + AROUND
    return f"{'…' if start else ''}{value[start:end].strip()}{'…' if end < len(value) else ''}"


def _about_pictures(printed: PrintedPdf, unreadable: list[str]) -> list[str]:
    advice = []
    for node in _pictures_in(printed.data):
        if node["alt"] == UNDESCRIBED:
            advice.append(
                "A picture has no description, so people who can’t see it learn nothing from it. "
                "Describe it."
            )
        if node["file"] in unreadable:
            named = f" “{node['alt'] or node['caption']}”" if node["alt"] or node["caption"] else ""
            advice.append(
                f"The picture{named} can’t be read. The PDF shows its description instead. "
                "Upload the picture again."
            )
    return advice


def _pictures_in(value: Any) -> list[dict[str, Any]]:
    if isinstance(value, list):
        return [found for part in value for found in _pictures_in(part)]
    if not isinstance(value, dict):
        return []
    if value.get("type") == "picture":
        return [value]
    return [found for part in value.values() for found in _pictures_in(part)]
