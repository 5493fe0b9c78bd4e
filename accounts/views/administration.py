"""An administrator's help for somebody who can't sign in."""

from typing import Any

from allauth.mfa.models import Authenticator
from django import forms
from django.contrib import messages
from django.contrib.auth import get_user_model
from django.contrib.auth.models import AbstractBaseUser, AbstractUser, AnonymousUser
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.views.generic import FormView
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from accounts.lockout import attempts_of, has_to_wait
from accounts.models import Session
from accounts.resetting import reset_second_factor
from accounts.second_factor import Type
from accounts.telling import note

MAY_CHANGE = "auth.change_user"


def may_help(user: AbstractBaseUser | AnonymousUser, other: AbstractUser) -> bool:
    """Administrators, others only; whoever may do everything is helped by their like."""
    if not isinstance(user, AbstractUser) or user.pk == other.pk:
        return False
    return user.is_superuser or (user.has_perm(MAY_CHANGE) and not other.is_superuser)


class ResetForm(forms.Form):
    """Why."""

    reason = forms.CharField(
        label="Why",
        max_length=500,
        widget=forms.Textarea({"rows": 3}),
        help_text="It stays in the history, and the person reads it in an e-mail. Such as: phone "
        "lost, we spoke face to face.",
        error_messages={"required": "Say why, and how you know that it is them."},
    )


class HelpView(WagtailAdminTemplateMixin, FormView[ResetForm]):
    """What somebody has to sign in with, and what can be done when they can't."""

    form_class = ResetForm
    template_name = "accounts/help.html"
    page_title = "Signing in"
    header_icon = "key"
    other: AbstractUser

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Raises PermissionDenied."""
        self.other = get_object_or_404(get_user_model(), pk=kwargs["pk"])
        if not may_help(request.user, self.other):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def get_page_subtitle(self) -> str:
        """Whose."""
        return self.other.get_full_name() or self.other.get_username()

    def get_breadcrumbs_items(self) -> list[dict[str, str]]:
        """Back to the account."""
        return [
            {"url": reverse("wagtailusers_users:index"), "label": "Users"},
            {"url": self._account(), "label": self.get_page_subtitle()},
            {"url": "", "label": self.page_title},
        ]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """How things stand."""
        theirs = list(Authenticator.objects.filter(user=self.other))
        codes = next((one for one in theirs if one.type == Type.RECOVERY_CODES), None)
        return super().get_context_data(
            other=self.other,
            has_app=any(one.type == Type.TOTP for one in theirs),
            passkey_count=sum(one.type == Type.WEBAUTHN for one in theirs),
            codes_left=len(codes.wrap().get_unused_codes()) if codes else 0,
            has_any=bool(theirs),
            waits=has_to_wait(self.request, self.other),
            session_count=Session.objects.of(self.other).count(),
            account_address=self._account(),
            **kwargs,
        )

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """One of three: try again, sign out everywhere, begin anew."""
        by = request.user
        assert isinstance(by, AbstractUser)
        if "unlock" in request.POST:
            attempts_of(self.other).delete()
            note(self.other, "accounts.unlocked", by=by)
            messages.success(request, f"{self.get_page_subtitle()} can try again now.")
        elif "sign_out" in request.POST:
            Session.objects.of(self.other).delete()
            note(self.other, "accounts.sessions_ended", by=by)
            messages.success(request, f"{self.get_page_subtitle()} is signed out everywhere.")
        else:
            return super().post(request, *args, **kwargs)
        return redirect(request.path)

    def form_valid(self, form: ResetForm) -> HttpResponse:
        """Reset."""
        by = self.request.user
        assert isinstance(by, AbstractUser)
        reset_second_factor(self.other, by, form.cleaned_data["reason"])
        messages.success(
            self.request,
            f"The second step of {self.get_page_subtitle()} is reset, and they are signed out "
            "everywhere. They set up a new one when they next sign in.",
        )
        return redirect(self._account())

    def _account(self) -> str:
        return reverse("wagtailusers_users:edit", args=[self.other.pk])
