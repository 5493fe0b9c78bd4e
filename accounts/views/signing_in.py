"""The way in: a name and a password or a passkey, then the second step."""

from typing import Any

from allauth.account.adapter import get_adapter
from allauth.account.internal.stagekit import clear_login
from allauth.account.models import Login
from allauth.account.utils import get_next_redirect_url
from allauth.account.views import LoginView
from allauth.mfa.base.views import AuthenticateView
from allauth.mfa.models import Authenticator
from allauth.mfa.webauthn.internal.flows import perform_passwordless_login
from allauth.mfa.webauthn.views import LoginWebAuthnView
from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import urlencode
from django.views.decorators.http import require_POST, require_safe

from accounts.forms import CodeForm, PasskeyForm, SignInForm
from accounts.second_factor import GOING_TO, has_one, is_lacking, next_step
from accounts.single_sign_on import PROVIDER

MAY_EDIT = "wagtailadmin.access_admin"


class SignInView(LoginView):  # type: ignore[misc, unused-ignore]
    """The only form that asks for a name and a password."""

    form_class = SignInForm
    template_name = "accounts/sign_in.html"

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """On to what is next, for who is signed in already."""
        user = request.user
        if not user.is_authenticated:
            answer: HttpResponseBase = super().dispatch(request, *args, **kwargs)
            return answer
        address = get_next_redirect_url(request) or reverse("wagtailadmin_home")
        if is_lacking(request, user):
            request.session[GOING_TO] = address
            follows = f"?{urlencode({'next': address})}" if has_one(user) else ""
            return redirect(next_step(user) + follows)
        if not user.has_perm(MAY_EDIT):
            return render(request, "accounts/no_role.html", status=403)
        return redirect(address)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Whether there is another way in."""
        sign_on = None
        if settings.SSO_CLIENT_ID:
            address = reverse("openid_connect_login", args=[PROVIDER])
            follows = get_next_redirect_url(self.request)
            sign_on = f"{address}?{urlencode({'next': follows})}" if follows else address
        return super().get_context_data(
            sign_on_address=sign_on, sign_on_name=settings.SSO_NAME, **kwargs
        )


class SecondStepView(AuthenticateView):  # type: ignore[misc, unused-ignore]
    """A code or a passkey, after the password."""

    form_class = CodeForm
    webauthn_form_class = PasskeyForm
    template_name = "accounts/second_step.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Which ways this account has."""
        user = self.stage.login.user
        kinds = set(Authenticator.objects.filter(user_id=user.pk).values_list("type", flat=True))
        return super().get_context_data(**kwargs) | {
            "has_app": Authenticator.Type.TOTP in kinds,
            "has_passkey": Authenticator.Type.WEBAUTHN in kinds,
        }


class PasskeySignInView(LoginWebAuthnView):  # type: ignore[misc, unused-ignore]
    """A passkey instead of both: it knows whose it is, and asked for a finger or a PIN."""

    def form_valid(self, form: Any) -> HttpResponse:
        """In, and on to where somebody was going."""
        authenticator = form.cleaned_data["credential"]
        login = Login(user=authenticator.user, redirect_url=get_next_redirect_url(self.request))
        answer: HttpResponse = perform_passwordless_login(self.request, authenticator, login)
        return answer

    def form_invalid(self, form: Any) -> HttpResponse:
        """Back to the first page, with words."""
        messages.error(
            self.request,
            "That passkey isn’t known here. Try again, or sign in with your username.",
        )
        return redirect("account_login")


@require_POST
def start_again(request: HttpRequest) -> HttpResponse:
    """Away from a half-finished way in, or signed out."""
    clear_login(request)
    get_adapter(request).logout(request)
    return redirect("account_login")


@require_safe
def readers_sign_in(request: HttpRequest) -> HttpResponse:
    """Wagtail's second door, for pages that only some may read: here there is one way in."""
    follows = get_next_redirect_url(request)
    address = reverse("account_login")
    return redirect(f"{address}?{urlencode({'next': follows})}" if follows else address)
