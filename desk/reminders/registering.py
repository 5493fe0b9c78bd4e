"""Puts the daily e-mail where it is asked for."""

from core.scheduled_work import register_scheduled_work
from desk.todo.collecting import register_source

from .sending import send_daily_email
from .source import reminder_items


def register() -> None:
    """Called when the app is ready."""
    register_scheduled_work(send_daily_email)
    register_source(reminder_items)
