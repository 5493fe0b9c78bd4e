"""Downloads inside a page."""

from typing import Any

from wagtail import blocks
from wagtail.documents.blocks import DocumentChooserBlock

from core.blocks.preview import ChosenPreviewMixin
from library.models import SiteDocument


def example_documents(count: int) -> list[dict[str, Any]]:
    """The newest documents as values of DocumentBlock."""
    newest = SiteDocument.objects.order_by("-created_at", "-pk")[:count]
    return [{"document": document} for document in newest]


class DocumentBlock(ChosenPreviewMixin, blocks.StructBlock):
    """One download, with what it is, its type, size and pages."""

    document = DocumentChooserBlock(label="Document")
    text = blocks.CharBlock(
        max_length=150,
        required=False,
        label="Words of the link",
        help_text="Leave empty to use the document's title. Say what it opens.",
    )
    description = blocks.CharBlock(max_length=250, required=False, label="One line about it")

    preview_needs = "a document"

    class Meta:
        icon = "doc-full"
        label = "Document"
        template = "library/blocks/document_block.html"
        description = "One download. The type, size and number of pages are shown by themselves."

    def preview_example(self) -> dict[str, Any] | None:
        """The newest document."""
        return next(iter(example_documents(1)), None)


class DocumentListBlock(ChosenPreviewMixin, blocks.StructBlock):
    """Several downloads under one title."""

    title = blocks.CharBlock(max_length=100, required=False, label="Title")
    documents = blocks.ListBlock(DocumentBlock(), min_num=1, label="Documents")

    preview_needs = "a document"

    class Meta:
        icon = "folder-open-inverse"
        label = "Document list"
        template = "library/blocks/document_list_block.html"
        description = "Several downloads under one title."

    def preview_example(self) -> dict[str, Any] | None:
        """The two newest documents."""
        documents = example_documents(2)
        return {"title": "Documents", "documents": documents} if documents else None
