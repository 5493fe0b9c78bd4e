"""Puts the check of links where work is asked for."""

from core.scheduled_work import register_scheduled_work

from .tasks import request_link_checks


def register() -> None:
    """Called when the app is ready."""
    register_scheduled_work(request_link_checks)
