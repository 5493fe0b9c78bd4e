"""The two keys: one locks and may lie on the server, the other one opens and lies elsewhere.

The format is age (https://age-encryption.org): its own program opens a backup without this code.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pyrage
from django.conf import settings
from pyrage.x25519 import Identity, Recipient

from .problems import BackupProblem

NO_PUBLIC_KEY = (
    "BACKUP_PUBLIC_KEY is not set. Make a pair of keys with `manage.py backup_keys` and keep the "
    "secret one away from this server: without it no backup can be opened."
)
NO_SECRET_KEY = "BACKUP_SECRET_KEY is not set. It begins with AGE-SECRET-KEY-1."


def new_pair() -> tuple[str, str]:
    """A public and a secret key."""
    identity = Identity.generate()
    return str(identity.to_public()), str(identity)


def public_key() -> Recipient:
    """What locks. Raises BackupProblem."""
    if not settings.BACKUP_PUBLIC_KEY:
        raise BackupProblem(NO_PUBLIC_KEY)
    try:
        return Recipient.from_str(settings.BACKUP_PUBLIC_KEY)
    except pyrage.RecipientError as error:
        raise BackupProblem("BACKUP_PUBLIC_KEY is no such key: it begins with age1.") from error


def secret_key() -> Identity:
    """What opens. Raises BackupProblem."""
    if not settings.BACKUP_SECRET_KEY:
        raise BackupProblem(NO_SECRET_KEY)
    try:
        return Identity.from_str(settings.BACKUP_SECRET_KEY)
    except pyrage.IdentityError as error:
        raise BackupProblem(
            "BACKUP_SECRET_KEY is no such key: it begins with AGE-SECRET-KEY-1."
        ) from error


def lock(plain: Any, locked: Any) -> None:
    """Encrypt all of one stream into another, a piece of 64 KB at a time."""
    try:
        pyrage.encrypt_io(plain, locked, [public_key()])
    except pyrage.EncryptError as error:
        # What went wrong at either end, in age's words.
        raise OSError(str(error).removeprefix("OSError: ")) from error


def unlock(locked: Any, plain: Any, name: str) -> None:
    """Decrypt all of it; what comes out before an error must not be believed.

    Raises BackupProblem when the key is another one, or a byte is missing or changed.
    """
    with plain_errors(name):
        pyrage.decrypt_io(locked, plain, [secret_key()])


@contextmanager
def plain_errors(name: str) -> Iterator[None]:
    """What age has to say, in sentences."""
    try:
        yield
    except pyrage.DecryptError as error:
        if "No matching keys" in str(error):
            message = f"{name} was locked with another key than BACKUP_SECRET_KEY opens."
        else:
            message = f"{name} is damaged: it can’t be opened."
        raise BackupProblem(message) from error
    except OSError as error:
        if "decryption error" not in str(error):
            raise
        raise BackupProblem(
            f"{name} is damaged: a part of it was changed or is missing."
        ) from error
