"""Tables with a caption and real headings."""

from wagtail import blocks
from wagtail.contrib.table_block.blocks import TableBlock as WagtailTableBlock


class TableBlock(blocks.StructBlock):
    """A table; on a phone each row becomes a small card."""

    caption = blocks.CharBlock(
        max_length=150, label="Caption", help_text="What the table shows, in one line."
    )
    table = WagtailTableBlock(
        label="Table",
        table_options={
            "startRows": 3,
            "startCols": 2,
            "colHeaders": False,
            "rowHeaders": False,
            "contextMenu": [
                "row_above",
                "row_below",
                "---------",
                "col_left",
                "col_right",
                "---------",
                "remove_row",
                "remove_col",
                "---------",
                "undo",
                "redo",
            ],
            "stretchH": "all",
            "height": 160,
            "renderer": "text",
            "autoColumnSize": False,
        },
    )

    class Meta:
        icon = "table"
        label = "Table"
        template = "core/blocks/table_block.html"
        description = "Rows and columns. Tick the first row as headings."
        preview_value = {
            "caption": "Who to call",
            "table": {
                "data": [["When", "Number"], ["Weekdays", "Daytime number"]],
                "first_row_is_table_header": True,
                "first_col_is_header": False,
                "table_header_choice": "row",
            },
        }
