"""Downloads inside a page."""

from wagtail import blocks
from wagtail.documents.blocks import DocumentChooserBlock


class DocumentBlock(blocks.StructBlock):
    """One download, with what it is, its type, size and pages."""

    document = DocumentChooserBlock(label="Document")
    text = blocks.CharBlock(
        max_length=150,
        required=False,
        label="Words of the link",
        help_text="Leave empty to use the document's title. Say what it opens.",
    )
    description = blocks.CharBlock(
        max_length=250, required=False, label="One line about it"
    )

    class Meta:
        icon = "doc-full"
        label = "Document"
        template = "library/blocks/document_block.html"
        description = (
            "One download. The type, size and number of pages are shown by themselves."
        )


class DocumentListBlock(blocks.StructBlock):
    """Several downloads under one title."""

    title = blocks.CharBlock(max_length=100, required=False, label="Title")
    documents = blocks.ListBlock(DocumentBlock(), min_num=1, label="Documents")

    class Meta:
        icon = "folder-open-inverse"
        label = "Document list"
        template = "library/blocks/document_list_block.html"
        description = "Several downloads under one title."
