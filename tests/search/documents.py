"""Documents whose check has read their words."""

from library.models import FileCheck, PageText, SiteDocument
from library.signals import file_checked
from publications.models import PublicationDocument, PublicationPage
from search.files import index_file
from tests.factories.library import SiteDocumentFactory


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
