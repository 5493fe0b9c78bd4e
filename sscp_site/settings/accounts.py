"""Signing in: passwords, second factors, single sign-on, lock-outs, and when a session ends."""

from datetime import timedelta
from typing import Any

from . import environment as environment_values

TRUSTED_PROXIES = environment_values.TRUSTED_PROXIES
SECRET_KEY_FALLBACKS = environment_values.SECRET_KEY_FALLBACKS

# Production says True. A copy on one's own machine has accounts with printed passwords.
TWO_FACTORS_REQUIRED = False

# The first asks nothing but whether a name has to wait; Django's own costs an unknown name the same
# work as a known one.
AUTHENTICATION_BACKENDS = [
    "axes.backends.AxesStandaloneBackend",
    "django.contrib.auth.backends.ModelBackend",
]
# Length is what counts: docs/adr/0027-signing-in.md.
AUTH_PASSWORD_VALIDATORS: list[dict[str, Any]] = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {
        "NAME": "accounts.passwords.LengthValidator",
        "OPTIONS": {"min_length": 12},
    },
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.NumericPasswordValidator"},
]
PASSWORD_RESET_TIMEOUT = 2 * 60 * 60
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "wagtailadmin_home"
WAGTAIL_FRONTEND_LOGIN_URL = "/admin/login/"
WAGTAILADMIN_USER_PASSWORD_RESET_FORM = "accounts.password_reset.PasswordResetForm"
# An administrator changes it: the link for a forgotten password goes there.
WAGTAIL_EMAIL_MANAGEMENT_ENABLED = False

# A session ends so long after the last thing that was done, and so long after signing in; and with
# the browser.
SESSION_ENGINE = "accounts.sessions"
SESSION_COOKIE_AGE = environment_values.SESSION_IDLE_MINUTES * 60
SESSION_HOURS = environment_values.SESSION_HOURS
SESSION_EXPIRE_AT_BROWSER_CLOSE = True

ACCOUNT_ADAPTER = "accounts.adapters.account.AccountAdapter"
ACCOUNT_LOGIN_METHODS = {"username"}
ACCOUNT_SIGNUP_FIELDS = ["username*", "password1*"]
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_LOGOUT_REDIRECT_URL = "account_login"
ACCOUNT_REAUTHENTICATION_TIMEOUT = 15 * 60
# Wrong tries are counted by django-axes alone: two counts would need two explanations.
ACCOUNT_RATE_LIMITS = {
    "login": "60/m/ip",
    "login_failed": None,
    "reset_password": "10/h/ip,3/h/key",
}

MFA_ADAPTER = "accounts.adapters.mfa.MFAAdapter"
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_WEBAUTHN_USER_VERIFICATION = "required"
MFA_ALLOW_UNVERIFIED_EMAIL = True
MFA_RECOVERY_CODES_SHOW_ONCE = True
# Telephones are seldom right to the second.
MFA_TOTP_TOLERANCE = 1

AXES_HANDLER = "accounts.lockout.CountingHandler"
AXES_FAILURE_LIMIT = environment_values.SIGN_IN_TRIES
SIGN_IN_WAIT_MINUTES = environment_values.SIGN_IN_WAIT_MINUTES
AXES_COOLOFF_TIME = timedelta(minutes=SIGN_IN_WAIT_MINUTES)
AXES_LOCKOUT_PARAMETERS = "accounts.lockout.counted_by"
AXES_USERNAME_CALLABLE = "accounts.lockout.username_of"
AXES_CLIENT_IP_CALLABLE = "accounts.lockout.address_of"
AXES_LOCKOUT_CALLABLE = "accounts.lockout.answer_unchanged"
AXES_RESET_ON_SUCCESS = True
# Whoever goes on trying waits no longer for it.
AXES_RESET_COOL_OFF_ON_FAILURE_DURING_LOCKOUT = False
AXES_DISABLE_ACCESS_LOG = True
AXES_ENABLE_ADMIN = False
AXES_VERBOSE = False

# Single sign-on with the council's own accounts, by OpenID Connect; off without a client id.
SSO_CLIENT_ID = environment_values.SSO_CLIENT_ID
SSO_NAME = environment_values.SSO_NAME
SSO_SERVER_URL = environment_values.SSO_SERVER_URL
SSO_EMAIL_DOMAINS = environment_values.SSO_EMAIL_DOMAINS
SSO_GROUPS_CLAIM = environment_values.SSO_GROUPS_CLAIM
SSO_ROLES = environment_values.SSO_ROLES
SSO_CREATE_ACCOUNTS = environment_values.SSO_CREATE_ACCOUNTS
SSO_SECOND_FACTOR = environment_values.SSO_SECOND_FACTOR
SOCIALACCOUNT_ADAPTER = "accounts.adapters.single_sign_on.SingleSignOnAdapter"
SOCIALACCOUNT_ONLY = False
# A link, not a form: the answer may lead over several addresses of the council, which no policy of
# ours can name. What it can start is signing in as oneself.
SOCIALACCOUNT_LOGIN_ON_GET = True
SOCIALACCOUNT_STORE_TOKENS = False
SOCIALACCOUNT_AUTO_SIGNUP = False
SOCIALACCOUNT_OPENID_CONNECT_URL_PREFIX = ""
SOCIALACCOUNT_PROVIDERS: dict[str, Any] = {
    "openid_connect": {
        "OAUTH_PKCE_ENABLED": True,
        "APPS": [
            {
                "provider_id": "council",
                "name": SSO_NAME,
                "client_id": SSO_CLIENT_ID,
                "secret": environment_values.SSO_CLIENT_SECRET,
                "settings": {"server_url": SSO_SERVER_URL, "oauth_pkce_enabled": True},
            }
        ]
        if SSO_CLIENT_ID
        else [],
    }
}
