"""Somebody's own second step: setting it up, keeping codes, changing it."""

from typing import Any
from urllib.parse import quote

from allauth.account.decorators import reauthentication_required
from allauth.core.internal.httpkit import authenticated_user
from allauth.mfa.adapter import get_adapter
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.flows import generate_recovery_codes, view_recovery_codes
from allauth.mfa.totp.forms import ActivateTOTPForm
from allauth.mfa.totp.internal.flows import activate_totp, deactivate_totp
from allauth.mfa.webauthn.internal import auth as passkeys
from allauth.mfa.webauthn.internal.flows import add_authenticator, remove_authenticator
from django.contrib import messages
from django.contrib.auth.base_user import AbstractBaseUser
from django.contrib.auth.mixins import LoginRequiredMixin
from django.db import transaction
from django.forms import Form
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse, reverse_lazy
from django.utils.decorators import method_decorator
from django.views.generic import FormView, TemplateView

from accounts.forms import NewAppForm, NewPasskeyForm
from accounts.second_factor import GOING_TO, Type, has_one, is_lacking, note_shown
from accounts.single_sign_on import is_connected
from accounts.views.drawing import square_code

asked_again = method_decorator(reauthentication_required(app="allauth.mfa"), name="dispatch")
LAST_ONE = "This is your only second step. Set up another one first, then remove this one."


def finished(request: HttpRequest) -> HttpResponse:
    """To where somebody was going before they were led here, or to what they have now."""
    return redirect(request.session.pop(GOING_TO, None) or reverse("mfa_index"))


class PageMixin(LoginRequiredMixin):
    """For whoever is signed in, if only by a password so far."""

    request: HttpRequest

    @property
    def person(self) -> AbstractBaseUser:
        """Whoever is signed in; the pages are for nobody else."""
        return authenticated_user(self.request)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Whether the editor is open to them already."""
        is_on_the_way = is_lacking(self.request, self.request.user)
        return super().get_context_data(is_on_the_way=is_on_the_way, **kwargs)  # type: ignore[misc]


class SecurityView(PageMixin, TemplateView):
    """What somebody has, and what they can do about it."""

    template_name = "accounts/security.html"

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """First things first, where two factors are required."""
        if is_lacking(request, request.user):
            return redirect("account_login")
        return super().get(request, *args, **kwargs)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Each by its kind."""
        mine = Authenticator.objects.filter(user=self.request.user).order_by("created_at")
        app = next((one for one in mine if one.type == Type.TOTP), None)
        codes = next((one for one in mine if one.type == Type.RECOVERY_CODES), None)
        return super().get_context_data(
            app=app,
            passkeys=[one for one in mine if one.type == Type.WEBAUTHN],
            codes_left=len(codes.wrap().get_unused_codes()) if codes else 0,
            has_one=has_one(self.person),
            is_connected=is_connected(self.person),
            **kwargs,
        )


class SetUpView(PageMixin, TemplateView):
    """Which second step somebody would like."""

    template_name = "accounts/set_up.html"


@asked_again
class AppView(PageMixin, FormView[ActivateTOTPForm]):
    """A square to scan; a new phone takes the place of the old one."""

    form_class = NewAppForm
    template_name = "accounts/app.html"

    def get_form_kwargs(self) -> dict[str, Any]:
        """Whose it will be."""
        return super().get_form_kwargs() | {"user": self.request.user}

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """The secret, as a square and in letters."""
        found = super().get_context_data(**kwargs)
        secret = found["form"].secret
        address = get_adapter().build_totp_url(self.request.user, secret)
        groups = [secret[i : i + 4] for i in range(0, len(secret), 4)]
        return found | {"square": square_code(address), "secret": " ".join(groups)}

    def form_valid(self, form: ActivateTOTPForm) -> HttpResponse:
        """Set up; then the codes for a lost phone, if there are none yet."""
        with transaction.atomic():
            old = Authenticator.objects.filter(user=self.request.user, type=Type.TOTP)
            replaced = bool(old.delete()[0])
            _, codes = activate_totp(self.request, form)
        note_shown(self.request, self.person)
        if codes:
            return redirect("mfa_view_recovery_codes")
        words = "Your new phone is set up. The old one no longer works." if replaced else ""
        messages.success(self.request, words or "Your authenticator app is set up.")
        return finished(self.request)


@asked_again
class NewPasskeyView(PageMixin, FormView[NewPasskeyForm]):
    """Asks the browser for a passkey."""

    form_class = NewPasskeyForm
    template_name = "accounts/passkey.html"

    def get_form_kwargs(self) -> dict[str, Any]:
        """Whose it will be."""
        return super().get_form_kwargs() | {"user": self.request.user}

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """What the browser is asked: one that is kept, and asks for a finger, a face or a PIN."""
        options = passkeys.begin_registration(self.request.user, passwordless=True)
        return super().get_context_data(options=options, **kwargs)

    def form_valid(self, form: NewPasskeyForm) -> HttpResponse:
        """Keep it; then the codes for a lost device, if there are none yet."""
        given = form.cleaned_data
        _, codes = add_authenticator(
            self.request, name=given["name"], credential=given["credential"]
        )
        if codes:
            return redirect("mfa_view_recovery_codes")
        messages.success(self.request, f"The passkey “{given['name']}” is set up.")
        return finished(self.request)


@asked_again
class RemoveView(PageMixin, FormView[Form]):
    """Takes away an authenticator app or a passkey, unless nothing would be left."""

    form_class = Form
    template_name = "accounts/remove.html"
    success_url = reverse_lazy("mfa_index")

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Only one's own, and not the last."""
        mine = Authenticator.objects.filter(user_id=request.user.pk, type__in=self.kinds)
        wanted = {"pk": kwargs["pk"]} if "pk" in kwargs else {}
        self.one = get_object_or_404(mine, **wanted)
        if not get_adapter().can_delete_authenticator(self.one):
            messages.error(request, LAST_ONE)
            return redirect("mfa_index")
        return super().dispatch(request, *args, **kwargs)

    kinds: tuple[str, ...] = (Type.WEBAUTHN,)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Which."""
        name = str(self.one) if self.one.type == Type.WEBAUTHN else ""
        return super().get_context_data(name=name, **kwargs)

    def form_valid(self, form: Form) -> HttpResponse:
        """Gone."""
        remove_authenticator(self.request, self.one)
        messages.success(self.request, "The passkey is removed. It no longer opens your account.")
        return super().form_valid(form)


class RemoveAppView(RemoveView):
    """The authenticator app."""

    kinds = (Type.TOTP,)

    def form_valid(self, form: Form) -> HttpResponse:
        """Gone."""
        deactivate_totp(self.request, self.one)
        messages.success(self.request, "The authenticator app is removed.")
        return redirect("mfa_index")


@asked_again
class NewCodesView(PageMixin, FormView[Form]):
    """New codes instead of the old ones."""

    form_class = Form
    template_name = "accounts/new_codes.html"
    success_url = reverse_lazy("mfa_view_recovery_codes")

    def form_valid(self, form: Form) -> HttpResponse:
        """For who has something that they are the spare of."""
        if not has_one(self.person):
            return redirect("accounts_set_up")
        generate_recovery_codes(self.request)
        return super().form_valid(form)


class CodesView(PageMixin, TemplateView):
    """The codes, this one time; or that they were shown."""

    template_name = "accounts/codes.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Raises Http404 for who has none."""
        found, may_be_seen = view_recovery_codes(self.request)
        if found is None:
            raise Http404("There are no recovery codes.")
        unused = found.get_unused_codes() if may_be_seen else []
        codes = [f"{code[:4]} {code[4:]}" for code in unused]
        return super().get_context_data(
            codes=codes,
            download="data:text/plain;charset=utf-8," + quote("\r\n".join(codes)),
            follows=self.request.session.get(GOING_TO) or reverse("mfa_index"),
            **kwargs,
        )
