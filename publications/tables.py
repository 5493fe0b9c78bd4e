"""Records as CSV (RFC 4180), for spreadsheets and for programs.

The file begins with a byte order mark, without which Excel takes UTF-8 for something else. A list
of texts is one cell with "; " between them, a list of records one cell with a line for each. Text
that a spreadsheet would run as a formula gets an apostrophe before it, which it hides.
"""

import csv
import io
from collections.abc import Iterable
from typing import Any

from publications.open_data import Field

BYTE_ORDER_MARK = "\ufeff"
BETWEEN = "; "
# What makes a spreadsheet calculate instead of show, full-width forms too.
RUN_AS_FORMULAS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


def csv_of(fields: Iterable[Field], records: Iterable[dict[str, Any]]) -> bytes:
    """The file: a row of names, then a row for each record."""
    fields = list(fields)
    target = io.StringIO()
    target.write(BYTE_ORDER_MARK)
    writer = csv.writer(target)
    writer.writerow(field.name for field in fields)
    for record in records:
        writer.writerow(_harmless(cell_of(field, record[field.name])) for field in fields)
    return target.getvalue().encode()


def cell_of(field: Field, value: Any) -> str:
    """One value as it stands in a cell; nothing where there is none."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if field.parts:
        return "\n".join(field.line(part) for part in value)
    if isinstance(value, list):
        return BETWEEN.join(value)
    return str(value)


def _harmless(cell: str) -> str:
    return f"'{cell}" if cell.startswith(RUN_AS_FORMULAS) else cell
