"""The parts of an Office file and the check of each; document.py puts them together."""
