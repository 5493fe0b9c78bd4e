"""Leaflets on paper: A4, a booklet of A5 pages, large print and Easy Read."""

from .files import EASY_READ_FILE, LEAFLET_FILES

__all__ = ["EASY_READ_FILE", "LEAFLET_FILES"]
