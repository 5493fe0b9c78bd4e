"""Documents and images with real files."""

from typing import Any

import factory
import pypdfium2
from django.core.files.base import ContentFile
from django.utils import timezone
from factory.django import DjangoModelFactory

from library.models import FileCheck, SiteDocument, SiteImage
from library.safety import VERSION
from tests.factories.files import pdf_bytes, png_bytes
from tests.factories.roots import root_collection


def pass_check(file: SiteDocument | SiteImage, **facts: Any) -> FileCheck:
    """As if the check of the file had been run, and nothing found."""
    check = FileCheck.objects.get(file_name=file.file.name)
    now = timezone.now()
    known = {
        "state": FileCheck.State.DONE,
        "version": VERSION,
        "size": file.file.size,
        "finished_at": now,
        "cleared_at": now,
        "is_readable": True,
    }
    for name, value in (known | facts).items():
        setattr(check, name, value)
    check.save()
    if isinstance(file, SiteDocument):
        file.page_count = page_count(file)
        SiteDocument.objects.filter(pk=file.pk).update(page_count=file.page_count)
    return check


def page_count(document: SiteDocument) -> int | None:
    """The pages of its file, if it is a PDF that can be read."""
    with document.open_file() as file:
        try:
            return len(pypdfium2.PdfDocument(file.read()))
        except pypdfium2.PdfiumError:
            return None


class CheckedFileFactory(DjangoModelFactory):
    """Files whose check found nothing; `checked=False` leaves them waiting for it."""

    class Meta:
        abstract = True
        skip_postgeneration_save = True

    @factory.post_generation
    def checked(made: Any, create: bool, is_wanted: bool | None, **facts: Any) -> None:  # noqa: N805
        if create and is_wanted is not False:
            pass_check(made, **facts)


class SiteDocumentFactory(CheckedFileFactory):
    """A PDF; `pages=("text of page 1", ...)` says what it holds."""

    class Meta:
        model = SiteDocument

    class Params:
        pages = ("A page of the document.",)
        file_name = factory.Sequence(lambda n: f"document-{n}.pdf")

    title = factory.Sequence(lambda n: f"Document {n}")
    collection = factory.LazyFunction(root_collection)
    file = factory.LazyAttribute(lambda made: ContentFile(pdf_bytes(*made.pages), made.file_name))


class SiteImageFactory(CheckedFileFactory):
    """A small picture that says what it shows."""

    class Meta:
        model = SiteImage

    class Params:
        file_name = factory.Sequence(lambda n: f"picture-{n}.png")

    title = factory.Sequence(lambda n: f"Picture {n}")
    description = "A plain green square"
    collection = factory.LazyFunction(root_collection)
    file = factory.LazyAttribute(lambda made: ContentFile(png_bytes(), made.file_name))
