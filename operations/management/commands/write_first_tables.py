from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.db import connection

from operations.backups.problems import BackupProblem
from operations.first_tables import first_tables
from operations.first_tables.filling import FILE


class Command(BaseCommand):
    """For developers: after a migration was added, changed or came with a library."""

    help = "Apply all migrations to a new database and keep its tables for new local copies."

    def handle(self, *args: Any, **options: Any) -> None:
        name = connection.settings_dict["NAME"]
        # A database as tests get it: made, migrated and thrown away.
        connection.settings_dict["TEST"]["NAME"] = "first_tables"
        connection.creation.create_test_db(verbosity=0, autoclobber=True, serialize=False)
        try:
            FILE.write_text(first_tables(), encoding="utf-8")
        except BackupProblem as error:
            raise CommandError(str(error)) from error
        finally:
            connection.creation.destroy_test_db(name, verbosity=0)
        self.stdout.write(f"Written: {FILE}")
