"""The forms that ask who somebody is."""

from datetime import timedelta
from typing import Any

from allauth.account.adapter import get_adapter
from allauth.account.forms import ReauthenticateForm
from allauth.account.internal.flows.login import perform_password_login
from allauth.account.models import Login
from allauth.core import context
from allauth.mfa.adapter import get_adapter as get_mfa_adapter
from allauth.mfa.base.internal.flows import post_authentication
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.forms import ActivateTOTPForm
from allauth.mfa.webauthn import forms as webauthn
from django import forms
from django.contrib.auth.models import AbstractBaseUser
from django.core.exceptions import ValidationError
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from accounts.lockout import forget_wrong_second, is_second_locked, minutes, note_wrong_second

# A code of an authenticator is right for this long at most, before and after included.
CODE_IS_OVER = timedelta(minutes=3)
USED = "used_codes"


class SignInForm(forms.Form):
    """A name and a password; the same words and the same work whether anybody has that name."""

    username = forms.CharField(
        label="Username",
        max_length=150,
        error_messages={"required": "Enter your username."},
        widget=forms.TextInput({"autocomplete": "username webauthn", "autocapitalize": "none"}),
    )
    password = forms.CharField(
        label="Password",
        max_length=4096,
        strip=False,
        error_messages={"required": "Enter your password."},
        widget=forms.PasswordInput({"autocomplete": "current-password"}),
    )

    def __init__(self, *args: Any, request: HttpRequest | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.request = request
        self.user: AbstractBaseUser | None = None

    def clean(self) -> dict[str, Any]:
        """Ask whether both belong together. Raises ValidationError."""
        given = super().clean() or {}
        if self.errors:
            return given
        adapter = get_adapter(self.request)
        self.user = adapter.authenticate(
            self.request, username=given["username"], password=given["password"]
        )
        if self.user is None:
            if getattr(self.request, "axes_locked_out", False):
                raise adapter.too_many()
            raise adapter.validation_error("username_password_mismatch")
        return given

    def login(self, request: HttpRequest, redirect_url: str | None = None) -> HttpResponse:
        """To the second step, or in."""
        login = Login(user=self.user, redirect_url=redirect_url)
        answer: HttpResponse = perform_password_login(request, {}, login)
        return answer


def too_many_codes() -> ValidationError:
    """For whoever has to wait."""
    return ValidationError(
        f"There were too many wrong tries. Wait {minutes()} minutes and try again, or ask an "
        "administrator for help.",
        code="too_many",
    )


def normal(code: str) -> str:
    """As it is compared: people write codes in groups."""
    return "".join(one for one in code if one.isalnum()).lower()


class CodeForm(forms.Form):
    """A code of the authenticator app, or one of the recovery codes; each is right once."""

    reauthenticated = False
    code = forms.CharField(
        label="Code",
        max_length=40,
        error_messages={"required": "Enter the code."},
        widget=forms.TextInput({"autocomplete": "one-time-code", "inputmode": "numeric"}),
    )

    def __init__(self, *args: Any, user: AbstractBaseUser, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.user = user

    def clean_code(self) -> str:
        """Raises ValidationError, with the words for who has to wait as well."""
        code = normal(self.cleaned_data["code"])
        if is_second_locked(context.request, self.user):
            raise too_many_codes()
        found = _matching(self.user, code)
        if found is None:
            note_wrong_second(context.request, self.user)
            if is_second_locked(context.request, self.user):
                raise too_many_codes()
            raise get_mfa_adapter().validation_error("incorrect_code")
        self.authenticator = found
        return code

    def save(self) -> None:
        """Note who has shown what."""
        forget_wrong_second(self.user)
        post_authentication(
            context.request, self.authenticator, reauthenticated=self.reauthenticated
        )


class CodeAgainForm(CodeForm):
    """The same, before something that matters."""

    reauthenticated = True


def _matching(user: AbstractBaseUser, code: str) -> Authenticator | None:
    kinds = (Authenticator.Type.TOTP, Authenticator.Type.RECOVERY_CODES)
    with transaction.atomic():
        rows = Authenticator.objects.select_for_update().filter(user_id=user.pk, type__in=kinds)
        for row in rows.order_by("-type"):
            if row.wrap().validate_code(code) and _is_first_use(row, code):
                row.user = user
                return row
    return None


def _is_first_use(row: Authenticator, code: str) -> bool:
    """What one process has seen, the others know: it is kept in the row, which has to be locked."""
    if row.type != Authenticator.Type.TOTP:
        return True
    now = timezone.now()
    begin = (now - CODE_IS_OVER).timestamp()
    used = {one: at for one, at in row.data.get(USED, {}).items() if at > begin}
    if code in used:
        return False
    row.data[USED] = used | {code: now.timestamp()}
    row.save(update_fields=["data"])
    return True


class CountedPasskeyMixin:
    """Wrong passkeys count like wrong codes, for who is known by their password already."""

    user: AbstractBaseUser

    def clean_credential(self) -> Authenticator:
        """Raises ValidationError."""
        if is_second_locked(context.request, self.user):
            raise too_many_codes()
        try:
            found: Authenticator = super().clean_credential()  # type: ignore[misc]
        except ValidationError:
            note_wrong_second(context.request, self.user)
            raise
        return found

    def save(self) -> None:
        """Note who has shown what."""
        forget_wrong_second(self.user)
        super().save()  # type: ignore[misc]


class PasskeyForm(CountedPasskeyMixin, webauthn.AuthenticateWebAuthnForm):
    """The second step with a passkey."""


class PasskeyAgainForm(CountedPasskeyMixin, webauthn.ReauthenticateWebAuthnForm):
    """The same, before something that matters."""


class NewAppForm(ActivateTOTPForm):
    """The first code of a new authenticator app."""

    code = forms.CharField(
        label="Code",
        max_length=40,
        error_messages={"required": "Enter the six figures that your app shows."},
        widget=forms.TextInput({"autocomplete": "one-time-code", "inputmode": "numeric"}),
    )


class PasswordAgainForm(ReauthenticateForm):
    """The password once more."""

    password = forms.CharField(
        label="Password",
        max_length=4096,
        strip=False,
        error_messages={"required": "Enter your password."},
        widget=forms.PasswordInput({"autocomplete": "current-password"}),
    )


class NewPasskeyForm(webauthn.AddWebAuthnForm):
    """A new passkey and what it is called."""

    name = forms.CharField(
        label="Name", max_length=60, required=False, help_text="Such as: my work laptop."
    )
    passwordless = None
