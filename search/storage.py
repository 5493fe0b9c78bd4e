"""How the database keeps passages: said after each migration, for Django has no words for it."""

from typing import Any

from django.db import connections

from search.models import Passage


def keep_vectors_in_rows(using: str, **kwargs: Any) -> None:
    """Connected to `post_migrate`.

    Where the words of a phrase stand is read from thousands of vectors: in the row itself that
    takes half as long as from beside the table (docs/adr/0011).
    """
    connection = connections[using]
    table = Passage._meta.db_table
    if table in connection.introspection.table_names():
        with connection.cursor() as cursor:
            cursor.execute(f"ALTER TABLE {table} ALTER COLUMN vector SET STORAGE MAIN")
