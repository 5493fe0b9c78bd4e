"""Tables with a caption and real headings."""

from dataclasses import dataclass

from wagtail import blocks
from wagtail.contrib.table_block.blocks import TableBlock as WagtailTableBlock

from core.pdf import Node, Paper, nodes


@dataclass(frozen=True)
class Cell:
    """One cell; `label` is the heading of its column, for a phone, where rows fold."""

    text: str
    label: str = ""
    is_heading: bool = False


class TableValue(blocks.StructValue):
    """A table as the template writes it."""

    @property
    def _data(self) -> list[list[str]]:
        rows = (self.get("table") or {}).get("data") or []
        return [[str(cell or "") for cell in row] for row in rows]

    @property
    def headings(self) -> list[str]:
        """The first row, if it holds headings."""
        is_heading = (self.get("table") or {}).get("first_row_is_table_header")
        return self._data[0] if is_heading and self._data else []

    @property
    def rows(self) -> list[list[Cell]]:
        """The other rows."""
        starts_with_heading = bool((self.get("table") or {}).get("first_col_is_header"))
        labels = self.headings
        return [
            [
                Cell(
                    text=text,
                    label=labels[column] if column < len(labels) else "",
                    is_heading=starts_with_heading and column == 0,
                )
                for column, text in enumerate(row)
            ]
            for row in self._data[1 if labels else 0 :]
        ]


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
        value_class = TableValue
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

    def print_nodes(self, value: TableValue, paper: Paper) -> list[Node]:
        """The table; its headings stand again at the top of each page."""
        rows = value.rows
        return [
            nodes.table(
                [[cell.text for cell in row] for row in rows],
                headings=value.headings,
                caption=value["caption"],
                row_headings=any(cell.is_heading for row in rows for cell in row),
            )
        ]
