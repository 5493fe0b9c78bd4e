"""What second factors are made of, encrypted before it is written to the database.

The key comes from SECRET_KEY; a key that was in use before is given by SECRET_KEY_FALLBACKS. A copy
of the database alone opens nothing.
"""

from base64 import urlsafe_b64encode

from cryptography.fernet import Fernet, InvalidToken, MultiFernet
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from django.conf import settings

PURPOSE = b"accounts: second factors"


class Unreadable(Exception):
    """It was written with a key that nobody has any more."""


def _fernet(key: str) -> Fernet:
    made = HKDF(algorithm=SHA256(), length=32, salt=None, info=PURPOSE).derive(key.encode())
    return Fernet(urlsafe_b64encode(made))


def _all_keys() -> MultiFernet:
    return MultiFernet(
        [_fernet(key) for key in (settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS)]
    )


def encrypted(text: str) -> str:
    """With the key of today."""
    return _all_keys().encrypt(text.encode()).decode()


def decrypted(text: str) -> str:
    """With any key there is. Raises Unreadable."""
    try:
        return _all_keys().decrypt(text.encode()).decode()
    except InvalidToken as error:
        raise Unreadable from error
