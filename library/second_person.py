"""Whether somebody else has to agree before readers get another file: nobody, by itself.

The library knows no reviews and no approvals. Whoever does registers here whom to ask.
"""

from typing import Any, Protocol

from django.contrib.auth.models import AbstractUser


class SecondPerson(Protocol):
    """Says of a document or an image whether a second person is needed, and who may be it."""

    def is_needed(self, file: Any) -> str:
        """Why, as a sentence for who replaces the file; empty where nobody has to be asked."""
        ...

    def why_not(self, file: Any, user: AbstractUser) -> str:
        """Why somebody isn't one of those who may agree, as a sentence; empty for who may."""
        ...

    def people(self, file: Any) -> list[AbstractUser]:
        """Those who may agree, as far as this can be told beforehand."""
        ...


_asked: list[SecondPerson] = []


class SecondPersonNeeded(Exception):
    """A file that readers have was about to be replaced by one person; the text says why not."""


def register_second_person(asked: SecondPerson) -> None:
    """Have somebody asked before what readers have is replaced."""
    if asked not in _asked:
        _asked.append(asked)


def why_needed(file: Any) -> str:
    """Why a second person has to agree, as sentences; empty where nobody has to."""
    return " ".join(filter(None, (each.is_needed(file) for each in _asked)))


def why_not_agree(file: Any, user: AbstractUser) -> str:
    """Why this person may not agree, as a sentence; empty for who may."""
    return next(filter(None, (each.why_not(file, user) for each in _asked)), "")


def people_who_may_agree(file: Any) -> list[AbstractUser]:
    """Whom an editor can turn to."""
    found = {person.pk: person for each in _asked for person in each.people(file)}
    return list(found.values())
