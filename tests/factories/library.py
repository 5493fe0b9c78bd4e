"""Documents and images with real files."""

import factory
from django.core.files.base import ContentFile
from factory.django import DjangoModelFactory

from library.models import SiteDocument, SiteImage
from tests.factories.files import pdf_bytes, png_bytes
from tests.factories.roots import root_collection


class SiteDocumentFactory(DjangoModelFactory):
    """A PDF; `pages=("text of page 1", ...)` says what it holds."""

    class Meta:
        model = SiteDocument

    class Params:
        pages = ("A page of the document.",)
        file_name = factory.Sequence(lambda n: f"document-{n}.pdf")

    title = factory.Sequence(lambda n: f"Document {n}")
    collection = factory.LazyFunction(root_collection)
    file = factory.LazyAttribute(lambda made: ContentFile(pdf_bytes(*made.pages), made.file_name))


class SiteImageFactory(DjangoModelFactory):
    """A small picture that says what it shows."""

    class Meta:
        model = SiteImage

    class Params:
        file_name = factory.Sequence(lambda n: f"picture-{n}.png")

    title = factory.Sequence(lambda n: f"Picture {n}")
    description = "A plain green square"
    collection = factory.LazyFunction(root_collection)
    file = factory.LazyAttribute(lambda made: ContentFile(png_bytes(), made.file_name))
