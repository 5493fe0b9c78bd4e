from typing import Any

from django.core.management.base import BaseCommand

from operations.backups.keys import new_pair


class Command(BaseCommand):
    """Nothing is kept: whoever runs it writes both down."""

    help = "Print a new pair of keys for backups."

    def handle(self, *args: Any, **options: Any) -> None:
        public, secret = new_pair()
        self.stdout.write("On the server, for making backups:")
        self.stdout.write(f"BACKUP_PUBLIC_KEY={public}")
        self.stdout.write("")
        self.stdout.write("In a safe, on paper too; on a server only while it restores or checks:")
        self.stdout.write(f"BACKUP_SECRET_KEY={secret}")
        self.stdout.write("")
        self.stdout.write("Whoever loses the secret key can’t open any backup. Nobody can help.")
