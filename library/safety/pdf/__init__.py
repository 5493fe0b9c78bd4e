"""The parts of a PDF and the check of each; document.py puts them together."""
