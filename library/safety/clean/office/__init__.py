"""The clean copy of a Word, Excel or PowerPoint file; document.py puts the parts together."""
