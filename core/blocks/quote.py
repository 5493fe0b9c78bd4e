"""Somebody's own words."""

from wagtail import blocks

from core.pdf import Node, Paper, nodes


class QuoteBlock(blocks.StructBlock):
    """A quotation with where it comes from."""

    text = blocks.TextBlock(rows=3, label="Quotation", help_text="Without quotation marks.")
    source = blocks.CharBlock(
        max_length=120,
        required=False,
        label="Who said it",
        help_text="A role or a document. Never a name that could identify a child or a family.",
    )

    class Meta:
        icon = "openquote"
        label = "Quote"
        template = "core/blocks/quote_block.html"
        description = "Words from a document or a person, with their source."
        preview_value = {
            "text": "Nobody asked me what I wanted.",
            "source": "A young person",
        }

    def print_nodes(self, value: blocks.StructValue, paper: Paper) -> list[Node]:
        """The words and who said them."""
        return [nodes.quote(value["text"], value["source"])]
