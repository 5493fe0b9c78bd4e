"""Second factors: their names, and how they are kept."""

from allauth.core import context
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.models import Authenticator
from django.conf import settings
from django.contrib.auth.models import AbstractBaseUser
from django.core.exceptions import ValidationError

from accounts.second_factor import is_the_last
from accounts.secrets import Unreadable, decrypted, encrypted
from core.models import SiteSettings

UNREADABLE = (
    "The site can’t read this any more, because its key was changed. Ask an administrator to reset "
    "your second step."
)


class MFAAdapter(DefaultMFAAdapter):  # type: ignore[misc, unused-ignore]
    """Encrypted, with the partnership's name on them."""

    error_messages = DefaultMFAAdapter.error_messages | {
        "incorrect_code": (
            "That didn’t work. Codes change every 30 seconds and count once: wait for the next one "
            "and type it here."
        ),
    }

    def _get_site_name(self) -> str:
        return SiteSettings.or_defaults(context.request).short_name

    def _get_user_identifier(self, user: AbstractBaseUser) -> str:
        return user.get_username()

    def encrypt(self, text: str) -> str:
        """For the database."""
        return encrypted(text)

    def decrypt(self, encrypted_text: str) -> str:
        """From the database. Raises ValidationError."""
        try:
            return decrypted(encrypted_text)
        except Unreadable as error:
            raise ValidationError(UNREADABLE) from error

    def can_delete_authenticator(self, authenticator: Authenticator) -> bool:
        """Not the last, where two factors are required."""
        return not (settings.TWO_FACTORS_REQUIRED and is_the_last(authenticator))

    def generate_authenticator_name(self, user: AbstractBaseUser, type: Authenticator.Type) -> str:
        """What a new passkey is called at first."""
        count = Authenticator.objects.filter(user_id=user.pk, type=type).count()
        return "Passkey" if count == 0 else f"Passkey {count + 1}"
