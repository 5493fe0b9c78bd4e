"""Backups of the database and the files, encrypted, and the way back (docs/adr/0026-backups.md)."""
