"""Drafts and redirects out of a spreadsheet: all of it is checked before any of it is made."""
