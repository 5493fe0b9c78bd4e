"""Production: every secret comes from the environment, and a missing one stops the start."""

import environ
from django.core.exceptions import ImproperlyConfigured

from . import environment as environment_values
from .accounts_checks import check_accounts
from .base import *
from .limits import check_limits
from .monitoring_checks import check_monitoring


def required(name: str) -> str:
    """A value that production can't do without; raises ImproperlyConfigured when it is empty."""
    value = getattr(environment_values, name)
    if not value:
        raise ImproperlyConfigured(f"{name} must be set in the environment in production.")
    return value


SECRET_KEY = required("SECRET_KEY")
if len(SECRET_KEY) < 50 or SECRET_KEY.startswith("local-"):
    raise ImproperlyConfigured("SECRET_KEY must be a random string of at least 50 characters.")
ALLOWED_HOSTS = [*required("ALLOWED_HOSTS"), *environment_values.ADMIN_HOSTS]
WAGTAILADMIN_BASE_URL = required("BASE_URL")
if environment_values.ADMIN_HOSTS:
    # What e-mails lead editors to.
    WAGTAILADMIN_BASE_URL = f"https://{environment_values.ADMIN_HOSTS[0]}"
DEFAULT_FROM_EMAIL = required("DEFAULT_FROM_EMAIL")
if not environ.Env().str("DATABASE_URL", default=""):
    raise ImproperlyConfigured("DATABASE_URL must be set in the environment in production.")
if environment_values.EMAIL_URL:
    vars().update(environ.Env.email_url_config(environment_values.EMAIL_URL))

if environment_values.SHARED_CACHE_URLS and len(environment_values.SHARED_CACHE_KEY) < 32:
    raise ImproperlyConfigured(
        "SHARED_CACHE_KEY must be at least 32 characters, the same as the shared cache has."
    )

DEBUG = False
TWO_FACTORS_REQUIRED = True
check_accounts(environment_values)
check_limits(environment_values)
check_monitoring(environment_values)
LOGGING = logging_settings(form="json", requests="INFO")
SAMPLES_MAY_BE_PUBLISHED = False

SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
SECURE_SSL_REDIRECT = True
SECURE_REDIRECT_EXEMPT = [r"^health/", r"^metrics/"]
SECURE_HSTS_SECONDS = 365 * 24 * 60 * 60
SECURE_HSTS_INCLUDE_SUBDOMAINS = True
SECURE_HSTS_PRELOAD = True
# Not elsewhere: a copy on one's own network answers on http only.
CONTENT_SECURITY_POLICY["DIRECTIVES"]["upgrade-insecure-requests"] = True
SESSION_COOKIE_SECURE = True
CSRF_COOKIE_SECURE = True
SESSION_COOKIE_HTTPONLY = True
CSRF_TRUSTED_ORIGINS = [environment_values.BASE_URL]
