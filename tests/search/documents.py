"""Documents whose check has read their words."""

from django.core.files.base import ContentFile

from library.models import FileCheck, PageText, SiteDocument
from library.signals import file_checked
from publications.models import PublicationDocument, PublicationPage
from reviews.models import ReviewPage
from search.files import index_file
from tests.factories.library import SiteDocumentFactory, pass_check
from tests.factories.reviews import ReviewPageFactory


def document_with(*pages: str, **fields: object) -> SiteDocument:
    """A document whose pages have these words, indexed."""
    document = SiteDocumentFactory(**fields)
    index_file(read(document, *pages).pk)
    return document


def read(document: SiteDocument, *pages: str) -> FileCheck:
    """As if the check had read these words in the document's file; the index is told on commit."""
    check = document.current_check
    assert check
    check.texts.all().delete()
    PageText.objects.bulk_create(
        PageText(check_of_file=check, number=number, text=text)
        for number, text in enumerate(pages, start=1)
    )
    file_checked.send(sender=FileCheck, check=check)
    return check


def show(page: PublicationPage, *documents: SiteDocument) -> None:
    """Publish the page with these documents and no others."""
    page.documents.set([PublicationDocument(document=document) for document in documents])
    page.save_revision().publish()


def published(*pages: str, **fields: object) -> tuple[ReviewPage, SiteDocument]:
    """A review with a document of these pages, indexed."""
    document = document_with(*pages, title="Full report", file_name="report.pdf")
    return ReviewPageFactory(documents=[document], **fields), document


def in_letters(number: int) -> str:
    """A word of its own for each number: lines that differ in figures only are running lines."""
    return "".join("klmnopqrst"[int(figure)] for figure in f"{number:03}")


def find_a_virus(document: SiteDocument) -> None:
    FileCheck.objects.filter(document=document).update(cleared_at=None)


def replace_the_file(document: SiteDocument) -> None:
    document.file = ContentFile(b"%PDF-1.7 another", "another.pdf")
    document.save()
    pass_check(document)
