"""The second step of signing in."""

from allauth.mfa.stages import AuthenticateStage
from django.http import HttpRequest

from accounts.second_factor import is_shown


class SecondFactorStage(AuthenticateStage):  # type: ignore[misc, unused-ignore]
    """Asked for unless it was shown already: by a passkey, or to the council's own sign-in."""

    def _should_handle(self, request: HttpRequest) -> bool:
        if is_shown(request, self.login.user):
            return False
        asked: bool = super()._should_handle(request)
        return asked
