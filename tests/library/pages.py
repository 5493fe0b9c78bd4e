"""Pages that use files, in every way a page can."""

from home.models import InformationPage
from library.models import SiteDocument, SiteImage
from tests.factories.home import InformationPageFactory


def document_block(document: SiteDocument) -> tuple:
    """A block of the body that shows a document."""
    return ("document", {"document": document})


def image_block(image: SiteImage, alt_text: str = "A green square") -> tuple:
    """A block of the body that shows an image."""
    return ("image", {"image": image, "alt_text": alt_text})


def page_with(*files: SiteDocument | SiteImage, **fields: object) -> InformationPage:
    """A page whose body shows the files; published unless `live=False`."""
    blocks = [
        document_block(file) if isinstance(file, SiteDocument) else image_block(file)
        for file in files
    ]
    return InformationPageFactory(body=blocks, **fields)
