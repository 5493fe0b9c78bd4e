from typing import Any

from django.contrib.auth import get_user_model
from django.core.management.base import BaseCommand, CommandError, CommandParser

from accounts.resetting import reset_second_factor


class Command(BaseCommand):
    """On the server, for the one administrator that nobody else can help."""

    help = "Reset somebody's second step, when no administrator can do it in the editor."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("username")
        parser.add_argument("--reason", required=True, help="It stays in the account's history.")

    def handle(self, *args: Any, **options: Any) -> None:
        user = get_user_model().objects.filter(username=options["username"]).first()
        if user is None:
            raise CommandError(f"Nobody is called {options['username']}.")
        reset_second_factor(user, by=None, reason=options["reason"])
        self.stdout.write(
            f"{user.get_username()} sets up a new second step when they next sign in."
        )
