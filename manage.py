#!/usr/bin/env python
"""Django's command line; without DJANGO_SETTINGS_MODULE it runs the development settings."""

import os
import sys

from django.core.management import execute_from_command_line


def main() -> None:
    """Run one management command."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "sscp_site.settings.dev")
    execute_from_command_line(sys.argv)


if __name__ == "__main__":
    main()
