"""Public publications as CSV and JSON for other people's programs: docs/open-data.md."""
