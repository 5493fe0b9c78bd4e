"""What content adds to Wagtail."""

from content.spreadsheet import hooks  # noqa: F401 - registers its own
