"""How the database keeps passages: said after each migration, for Django has no words for it."""

from typing import Any

from django.db import connections

from search.models import Passage

# Bytes. Texts and vectors are kept beside the table, so that its rows are short and counting pages
# reads a tenth of what it would (docs/adr/0011).
NARROW = 128


def keep_rows_narrow(using: str, **kwargs: Any) -> None:
    """Connected to `post_migrate`."""
    connection = connections[using]
    table = Passage._meta.db_table
    if table in connection.introspection.table_names():
        with connection.cursor() as cursor:
            cursor.execute(f"ALTER TABLE {table} SET (toast_tuple_target = {NARROW})")
