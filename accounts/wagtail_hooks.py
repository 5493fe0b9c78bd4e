"""What signing in adds to the editor."""

from collections.abc import Iterator
from typing import Any

from django.contrib.auth.models import AbstractUser
from django.http import HttpRequest
from django.urls import URLPattern, path, reverse
from wagtail import hooks
from wagtail.admin.widgets import Button
from wagtail.log_actions import LogActionRegistry, LogFormatter

from accounts.views.administration import HelpView, may_help
from accounts.words import HAPPENINGS


@hooks.register("register_admin_urls")
def help_address() -> list[URLPattern]:
    """Below the account."""
    return [path("users/<int:pk>/signing-in/", HelpView.as_view(), name="accounts_help")]


@hooks.register("register_user_listing_buttons")
def help_button(user: AbstractUser, request_user: AbstractUser) -> Iterator[Button]:
    """In the list of users, for who may help."""
    if may_help(request_user, user):
        address = reverse("accounts_help", args=[user.pk])
        yield Button("Signing in", address, icon_name="key", priority=40)


@hooks.register("register_account_menu_item")
def own_security(request: HttpRequest) -> dict[str, str]:
    """On somebody's own account page."""
    return {
        "url": reverse("mfa_index"),
        "label": "Signing in",
        "help_text": "Your second step: authenticator app, passkeys and recovery codes.",
    }


def _formatter(words: tuple[str, str]) -> type[LogFormatter]:
    class Formatter(LogFormatter):
        label = words[0]

        def format_message(self, log_entry: Any) -> str:
            """With what was used or given, where it was written down."""
            data = log_entry.data
            more = data.get("how") or data.get("what") or ", ".join(data.get("roles", []))
            return f"{words[1]}: {more}" if more else words[1]

        def format_comment(self, log_entry: Any) -> str:
            """Why."""
            return str(log_entry.data.get("reason", ""))

    return Formatter


@hooks.register("register_log_actions")
def actions(registry: LogActionRegistry) -> None:
    """The words of the history."""
    for action, happening in HAPPENINGS.items():
        registry.register_action(action)(_formatter((happening.label, happening.message)))
