"""Asking once more who somebody is, before something that matters."""

from allauth.account.views import ReauthenticateView
from allauth.mfa.base.views import ReauthenticateView as CodeReauthenticateView
from allauth.mfa.webauthn.views import ReauthenticateWebAuthnView
from django import forms
from django.http import HttpResponse

from accounts.forms import CodeAgainForm, PasskeyAgainForm, PasswordAgainForm

TEMPLATE = "accounts/again.html"


class PasswordAgainView(ReauthenticateView):  # type: ignore[misc, unused-ignore]
    """By the password."""

    form_class = PasswordAgainForm
    template_name = TEMPLATE


class CodeAgainView(CodeReauthenticateView):  # type: ignore[misc, unused-ignore]
    """By a code."""

    form_class = CodeAgainForm
    template_name = TEMPLATE


class PasskeyAgainView(ReauthenticateWebAuthnView):  # type: ignore[misc, unused-ignore]
    """By a passkey."""

    form_class = PasskeyAgainForm
    template_name = TEMPLATE

    def form_invalid(self, form: forms.Form) -> HttpResponse:
        """The same page, with words."""
        answer: HttpResponse = self.render_to_response(self.get_context_data(form=form))
        return answer
