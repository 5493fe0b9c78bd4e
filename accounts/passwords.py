"""Passwords: how long they are, and that somebody hears when theirs is changed."""

from django.contrib.auth.models import AbstractUser
from django.contrib.auth.password_validation import MinimumLengthValidator
from wagtail.log_actions import get_active_log_context

from accounts.telling import note


class LengthValidator(MinimumLengthValidator):
    """Django's, which Django also tells of each change, in whatever way it comes about."""

    def password_changed(self, password: str, user: AbstractUser) -> None:
        """Written down, and told to who has used their account before."""
        if user.last_login is None:
            return
        by = get_active_log_context().user
        note(user, "accounts.password_changed", by=by or user)
