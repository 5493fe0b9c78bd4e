"""The accounts of a copy of the site on one's own machine: one for each role."""

import os
import secrets
from dataclasses import dataclass
from pathlib import Path

from django.contrib.auth import get_user_model
from django.contrib.auth.models import AbstractUser, Group

from core.permissions import ADMINISTRATORS, APPROVERS, PUBLISHERS, WRITERS

# No letter or figure that is easily taken for another one when it is read from a screen.
ALPHABET = "abcdefghjkmnpqrstuvwxyz23456789"


@dataclass(frozen=True)
class LocalAccount:
    """One of the accounts: its sign-in name, its role, and whether it may do everything."""

    username: str
    group: str
    description: str
    is_administrator: bool = False


LOCAL_ACCOUNTS = (
    LocalAccount("editor", PUBLISHERS, "officer: writes, publishes, submits reviews"),
    LocalAccount("manager", APPROVERS, "safeguarding manager: approves reviews"),
    LocalAccount("contributor", WRITERS, "writes drafts only"),
    LocalAccount("admin", ADMINISTRATORS, "may do everything", is_administrator=True),
)


def new_password() -> str:
    """Four groups of four: about 79 bits, and still typed without a mistake."""
    return "-".join("".join(secrets.choice(ALPHABET) for _ in range(4)) for _ in range(4))


def ensure_account(account: LocalAccount, remembered: str | None) -> str | None:
    """Create the account if it isn't there; return its password, None if its owner changed it."""
    users = get_user_model()
    user = users.objects.filter(username=account.username).first()
    if user is None:
        return create_account(account, remembered or new_password())
    return remembered if remembered and user.check_password(remembered) else None


def create_account(account: LocalAccount, password: str) -> str:
    users = get_user_model()
    user: AbstractUser = users(
        username=account.username,
        email=f"{account.username}@localhost",
        is_staff=account.is_administrator,
        is_superuser=account.is_administrator,
    )
    user.set_password(password)
    user.save()
    user.groups.set(Group.objects.filter(name=account.group))
    return password


def read_notes(path: Path) -> dict[str, str]:
    """The passwords noted on an earlier run, by sign-in name."""
    if not path.exists():
        return {}
    rows = (line.split() for line in path.read_text(encoding="utf-8").splitlines())
    return {row[0]: row[1] for row in rows if len(row) >= 2}


def note_lines(passwords: dict[str, str | None]) -> list[str]:
    """One line an account, to print and to keep."""
    return [
        f"{account.username:<12} {passwords[account.username] or '(as you changed it)':<21} "
        f"{account.description}"
        for account in LOCAL_ACCOUNTS
    ]


def write_notes(path: Path, lines: list[str]) -> None:
    """Only the file's owner may read it, from the moment it exists."""
    path.parent.mkdir(parents=True, exist_ok=True)
    unfinished = path.with_suffix(".part")
    unfinished.unlink(missing_ok=True)
    handle = os.open(unfinished, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600)
    with os.fdopen(handle, "w", encoding="utf-8") as file:
        file.write("".join(f"{line}\n" for line in lines))
    unfinished.replace(path)
