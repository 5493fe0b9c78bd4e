"""What needs doing, on the first page of the admin."""

from collections.abc import Mapping
from typing import Any

from wagtail.admin.ui.components import Component

from desk.todo.audience import may_act, seen_by
from desk.todo.cases import PERMISSION as CHANGE_CASES
from desk.todo.collecting import everything_to_do, right_now

from .clock import clock_words
from .rows import days_words, rows_of

MOST_ROWS = 15


class ToDoPanel(Component):
    """Soonest first; each row opens the place to act."""

    name = "what_needs_doing"
    template_name = "desk/home/panel.html"
    order = 3

    def get_context_data(self, parent_context: Mapping[str, Any]) -> Mapping[str, Any]:
        """The rows that this user can do something about."""
        user = parent_context["request"].user
        now = right_now()
        rows = rows_of(seen_by(user, everything_to_do(now)), now)
        return {
            "rows": rows[:MOST_ROWS],
            "clock_words": clock_words(),
            "more": max(len(rows) - MOST_ROWS, 0),
            "today_words": days_words(now.today),
            "knows_cases": may_act(user, CHANGE_CASES),
        }
