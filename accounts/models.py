"""Sessions that know whose they are, so that all of a person's can be ended at once."""

from importlib import import_module
from typing import ClassVar

from django.conf import settings
from django.contrib.auth.models import AbstractBaseUser
from django.contrib.sessions.backends.base import SessionBase
from django.contrib.sessions.base_session import AbstractBaseSession, BaseSessionManager
from django.db import models
from django.utils import timezone


class SessionManager(BaseSessionManager["Session"]):
    """Questions about sessions."""

    def of(self, user: AbstractBaseUser) -> models.QuerySet["Session"]:
        """Everywhere that somebody is signed in."""
        return self.filter(user_key=str(user.pk))

    def over(self) -> models.QuerySet["Session"]:
        """Those that nobody can use any more."""
        return self.filter(expire_date__lte=timezone.now())


class Session(AbstractBaseSession):
    """One browser that is signed in, or on its way there.

    `expire_date` is the earlier of both ends: so long after the last thing that was done, and so
    long after signing in. Django asks the database for sessions before that date only.
    """

    user_key = models.CharField(max_length=64, blank=True, db_index=True)

    objects: ClassVar[SessionManager] = SessionManager()

    @classmethod
    def get_session_store_class(cls) -> type[SessionBase]:
        """What reads and writes them."""
        store: type[SessionBase] = import_module(settings.SESSION_ENGINE).SessionStore
        return store
