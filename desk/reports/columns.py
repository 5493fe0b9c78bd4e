"""Columns that can still be read on a phone, where each row folds and names its cells."""

from datetime import date, datetime
from typing import Any

from django.utils import timezone
from wagtail.admin.ui.tables import Column

from core.dates import date_in_words


class FoldingColumn(Column):
    """A cell that knows its heading."""

    cell_template_name = "desk/reports/cell.html"
    cell_class = ""


class DayColumn(FoldingColumn):
    """A day in words: Wagtail's own column says "just now" of days to come."""

    cell_class = "desk-day"

    def get_value(self, instance: Any) -> str:
        """For example "4 December 2022"; nothing where there is none."""
        value: date | datetime | None = super().get_value(instance)
        if isinstance(value, datetime):
            value = timezone.localdate(value)
        return date_in_words(value) if value else ""
