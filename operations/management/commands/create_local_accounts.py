from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.db import transaction

from operations.accounts import LOCAL_ACCOUNTS, ensure_account, note_lines, read_notes, write_notes


class Command(BaseCommand):
    """Safe to repeat: an account that exists is left as it is, its password included."""

    help = "Create one account for each role, for a copy of the site on this machine."

    def handle(self, *args: Any, **options: Any) -> None:
        if not settings.LOCAL_ACCOUNTS_ALLOWED:
            raise CommandError(
                "Local accounts have printed passwords and are for one's own machine only: "
                "here, use manage.py createsuperuser."
            )
        notes = settings.VAR_DIR / "accounts.txt"
        remembered = read_notes(notes)
        with transaction.atomic():
            passwords = {
                account.username: ensure_account(account, remembered.get(account.username))
                for account in LOCAL_ACCOUNTS
            }
            lines = note_lines(passwords)
            # Inside the transaction: an account whose password could not be kept is of no use.
            write_notes(notes, lines)
        for line in lines:
            self.stdout.write(line)
