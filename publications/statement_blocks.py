"""Blocks of the accessibility statement that fill themselves, so that they can't be out of date."""

from wagtail import blocks


class InaccessibleDocumentsBlock(blocks.StaticBlock):
    """The public documents that aren't tagged, as they are at this moment."""

    class Meta:
        icon = "list-ul"
        label = "Documents that aren't accessible"
        admin_text = (
            "Lists the public documents that a screen reader can't read well, as they are when "
            "somebody opens the page. Replace a document by a tagged one and it leaves the list."
        )
        template = "publications/blocks/inaccessible_documents_block.html"
        # A static block has no value; this says that there is a preview.
        preview_value = ""
        description = "For the accessibility statement: a list that keeps itself up to date."


class StatementDatesBlock(blocks.StaticBlock):
    """When the page it stands on was prepared, and last changed."""

    class Meta:
        icon = "date"
        label = "When this was prepared"
        admin_text = "Says when this page was first published and when it was last changed."
        template = "publications/blocks/statement_dates_block.html"
        preview_value = ""
        description = "For the accessibility statement: the dates it must have."


class AskUsBlock(blocks.StaticBlock):
    """How to reach the partnership, always as the site settings have it."""

    class Meta:
        icon = "mail"
        label = "How to reach us"
        admin_text = "Shows the e-mail address, telephone and postal address from Settings."
        template = "publications/blocks/ask_us_block.html"
        preview_value = ""
        description = "The partnership's own e-mail address, telephone and postal address."
