"""The clean copy of a PDF: one module for each part of it, put together in document.py."""
