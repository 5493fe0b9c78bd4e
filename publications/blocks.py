"""The full body of a page: core's blocks with library's and people's."""

from wagtail import blocks

from core import blocks as core_blocks
from library import blocks as library_blocks
from people import blocks as people_blocks

from .statement_blocks import AskUsBlock, InaccessibleDocumentsBlock, StatementDatesBlock


class BodyBlock(blocks.StreamBlock):
    """Everything an editor can put into a page."""

    heading = core_blocks.HeadingBlock(group="Words")
    paragraph = core_blocks.ParagraphBlock(group="Words")
    callout = core_blocks.CalloutBlock(group="Words")
    steps = core_blocks.StepsBlock(group="Words")
    quote = core_blocks.QuoteBlock(group="Words")
    accordion = core_blocks.AccordionBlock(group="Words")
    table = core_blocks.TableBlock(group="Words")
    key_dates = core_blocks.KeyDatesBlock(group="Words")
    image = library_blocks.ImageBlock(group="Files")
    document = library_blocks.DocumentBlock(group="Files")
    documents = library_blocks.DocumentListBlock(group="Files")
    page_links = core_blocks.PageLinksBlock(group="Links")
    link_cards = core_blocks.LinkCardsBlock(group="Links")
    team_list = people_blocks.TeamListBlock(group="People")
    contact_card = people_blocks.ContactCardBlock(group="People")
    help_lines = people_blocks.HelpLinesBlock(group="People")
    concern_line = core_blocks.ConcernLineBlock(group="People")
    ask_us = AskUsBlock(group="People")
    inaccessible_documents = InaccessibleDocumentsBlock(group="Accessibility statement")
    statement_dates = StatementDatesBlock(group="Accessibility statement")

    class Meta:
        template = "publications/blocks/body_block.html"
