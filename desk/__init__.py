"""The communications officer's desk: cases and their dates, releases, previews, what happened."""
