"""The tables of a new local copy, as all migrations leave them (docs/adr/0032-first-tables.md)."""

from .filling import fill_empty_database, fits, migrations_as_text
from .making import first_tables

__all__ = ["fill_empty_database", "first_tables", "fits", "migrations_as_text"]
