"""`make bench-search`: how fast search is with 400,000 pages of documents, beside Wagtail's own."""
