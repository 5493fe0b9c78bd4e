"""Addresses of signing in, below the editor's. django-allauth knows them by these names.

Only these: without an address there is no signing up, and no changing of an e-mail address.
"""

from django.urls import path
from django.views.decorators.cache import never_cache
from wagtail.utils.urlpatterns import decorate_urlpatterns

from accounts.views import again, council, security, signing_in
from core.middleware import keeps_strict_policy

# For who is on the way in.
coming_in = [
    path("login/", signing_in.SignInView.as_view(), name="account_login"),
    path("login/second-step/", signing_in.SecondStepView.as_view(), name="mfa_authenticate"),
    path("login/passkey/", signing_in.PasskeySignInView.as_view(), name="mfa_login_webauthn"),
    path("login/again/", signing_in.start_again, name="account_logout"),
    path(
        "login/single-sign-on/<slug:provider_id>/login/",
        council.to_the_council,
        name="openid_connect_login",
    ),
    path(
        "login/single-sign-on/<slug:provider_id>/login/callback/",
        council.back_from_the_council,
        name="openid_connect_callback",
    ),
]
# For who has given a password, if only that so far.
own = [
    path("security/", security.SecurityView.as_view(), name="mfa_index"),
    path("security/set-up/", security.SetUpView.as_view(), name="accounts_set_up"),
    path("security/app/", security.AppView.as_view(), name="mfa_activate_totp"),
    path("security/app/remove/", security.RemoveAppView.as_view(), name="mfa_deactivate_totp"),
    path("security/passkeys/new/", security.NewPasskeyView.as_view(), name="mfa_add_webauthn"),
    path(
        "security/passkeys/<int:pk>/remove/",
        security.RemoveView.as_view(),
        name="mfa_remove_webauthn",
    ),
    path("security/codes/", security.CodesView.as_view(), name="mfa_view_recovery_codes"),
    path(
        "security/codes/new/",
        security.NewCodesView.as_view(),
        name="mfa_generate_recovery_codes",
    ),
    path("security/password/", again.PasswordAgainView.as_view(), name="account_reauthenticate"),
    path("security/code/", again.CodeAgainView.as_view(), name="mfa_reauthenticate"),
    path(
        "security/passkey/",
        again.PasskeyAgainView.as_view(),
        name="mfa_reauthenticate_webauthn",
    ),
]

urlpatterns = decorate_urlpatterns([*coming_in, *own], keeps_strict_policy)
urlpatterns = decorate_urlpatterns(urlpatterns, never_cache)
