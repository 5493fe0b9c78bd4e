"""Sefton's content as a reader finds it, loaded once for all of these tests."""
