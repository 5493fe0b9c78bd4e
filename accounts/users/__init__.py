"""Wagtail's screens of users, with ours beside them."""
