"""Spreadsheets of the admin that Excel opens as they are meant."""

from collections.abc import Iterable, Iterator
from typing import Any

from wagtail.admin.views.mixins import SpreadsheetExportMixin

from publications.tables import BYTE_ORDER_MARK, RUN_AS_FORMULAS


class HarmlessSpreadsheetMixin(SpreadsheetExportMixin):
    """CSV with curly quotes that stay curly, and without cells that would be calculated.

    Wagtail sees to the latter in XLSX itself.
    """

    def stream_csv(self, queryset: Iterable[Any]) -> Iterator[bytes]:
        """Begin with what tells Excel that it is UTF-8."""
        yield BYTE_ORDER_MARK.encode()
        yield from super().stream_csv(queryset)

    def preprocess_field_value(self, field: str, value: Any, export_format: str) -> Any:
        """An apostrophe before what would be a formula; nothing where there is no value."""
        shown = "" if value is None else super().preprocess_field_value(field, value, export_format)
        is_formula = isinstance(shown, str) and shown.startswith(RUN_AS_FORMULAS)
        return f"'{shown}" if is_formula and export_format == self.FORMAT_CSV else shown
