"""Settings shared by every environment."""

import environ
from csp.constants import NONE, SELF

from . import environment as environment_values
from .accounts import *
from .environment import BASE_DIR, VAR_DIR
from .limits import *
from .monitoring import *
from .storage import default_storage

INSTALLED_APPS = [
    "core",
    "library",
    "people",
    "publications",
    "reviews",
    "plans",
    "leaflets",
    "home",
    "search",
    "desk",
    "operations",
    "content",
    "accounts",
    "wagtail.contrib.frontend_cache",
    "wagtail.contrib.redirects",
    "wagtail.contrib.settings",
    "wagtail.contrib.table_block",
    "wagtail.embeds",
    "wagtail.sites",
    "accounts.users.apps.UsersAppConfig",
    "wagtail.snippets",
    "wagtail.documents",
    "wagtail.images",
    "wagtail.search",
    "wagtail.admin",
    "wagtail",
    "modelcluster",
    "taggit",
    "django_tasks",
    "django_tasks_db",
    "csp",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.socialaccount",
    "allauth.socialaccount.providers.openid_connect",
    "axes",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.postgres",
    "django.contrib.sitemaps",
]

MIDDLEWARE = [
    "core.headers.AnswerHeadersMiddleware",
    "csp.middleware.CSPMiddleware",
    "core.middleware.EditorPolicyMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "core.addresses.UnreadableAddressMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "operations.middleware.RequestMiddleware",
    "operations.middleware.ProbeMiddleware",
    "core.middleware.DraftMiddleware",
    "core.middleware.SameStateMiddleware",
    "operations.shared_cache.middleware.SharedCacheMiddleware",
    "core.freshness.FreshnessMiddleware",
    "core.routing.SiteMiddleware",
    "core.admin_door.AdminDoorMiddleware",
    "publications.middleware.SamplesMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "accounts.middleware.SecondFactorMiddleware",
    "accounts.middleware.ActivityMiddleware",
    "library.uploads.limit.UploadLimitMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "publications.withdrawal.middleware.WithdrawnPageMiddleware",
    "wagtail.contrib.redirects.middleware.RedirectMiddleware",
    "library.middleware.PublishingRefusedMiddleware",
    "library.uploads.telling.RemovedPlaceMiddleware",
    "axes.middleware.AxesMiddleware",
]

ROOT_URLCONF = "sscp_site.urls"
WSGI_APPLICATION = "sscp_site.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "sscp_site" / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.debug",
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "wagtail.contrib.settings.context_processors.settings",
            ],
            "builtins": ["core.templatetags.core_tags"],
        },
    },
]

# `manage.py` answers help and lint without a database; anything else fails with Django's words.
DATABASES = {
    "default": {
        **environ.Env.db_url_config(environment_values.DATABASE_URL or "postgresql:///sscp"),
        "CONN_MAX_AGE": 60,
        "CONN_HEALTH_CHECKS": True,
    }
}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

LANGUAGE_CODE = "en-gb"
TIME_ZONE = "Europe/London"
USE_I18N = True
USE_TZ = True
FORMAT_MODULE_PATH = ["core.formats"]

STATIC_URL = "/static/"
STATIC_ROOT = VAR_DIR / "static"
STATICFILES_DIRS = [BASE_DIR / "sscp_site" / "static"]
# Only open data is for pages of other sites.
WHITENOISE_ALLOW_ALL_ORIGINS = False

STORAGES = {
    "default": default_storage(),
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}
# Wagtail and Django want a name here; no view answers under it (docs/adr/0003).
MEDIA_URL = "/media/"
MEDIA_ROOT = environment_values.MEDIA_ROOT
CLAMD_URL = environment_values.CLAMD_URL
S3_BUCKET = environment_values.S3_BUCKET
S3_DELIVERY = environment_values.S3_DELIVERY

BACKUP_PLACE = environment_values.BACKUP_PLACE
BACKUP_PUBLIC_KEY = environment_values.BACKUP_PUBLIC_KEY
BACKUP_SECRET_KEY = environment_values.BACKUP_SECRET_KEY
BACKUP_S3_ENDPOINT_URL = environment_values.BACKUP_S3_ENDPOINT_URL
BACKUP_S3_REGION = environment_values.BACKUP_S3_REGION
BACKUP_S3_ACCESS_KEY_ID = environment_values.BACKUP_S3_ACCESS_KEY_ID
BACKUP_S3_SECRET_ACCESS_KEY = environment_values.BACKUP_S3_SECRET_ACCESS_KEY

# Wagtail's own tasks (the reference index that decides who may read a file) run at once, whatever
# happens to the worker; slower work of ours waits for the worker in the "background" queue.
TASKS = {
    "default": {"BACKEND": "django_tasks.backends.immediate.ImmediateBackend"},
    "background": {"BACKEND": "django_tasks_db.DatabaseBackend"},
}

DATA_UPLOAD_MAX_NUMBER_FIELDS = 10_000
X_FRAME_OPTIONS = "SAMEORIGIN"
# It asks for DENY; the editor's preview shows pages of this site in a frame.
SILENCED_SYSTEM_CHECKS = ["security.W019"]
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CONTENT_TYPE_NOSNIFF = True

# Public pages: nothing inline, nothing from anywhere else. Wagtail's admin needs more
# (core.middleware loosens it under /admin/ only).
CONTENT_SECURITY_POLICY: dict[str, dict[str, list[str] | bool]] = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF, "data:"],
        "font-src": [SELF],
        "connect-src": [SELF],
        "form-action": [SELF],
        "frame-ancestors": [SELF],
        "base-uri": [NONE],
        "object-src": [NONE],
        "manifest-src": [SELF],
    },
}

WAGTAIL_SITE_NAME = "Safeguarding partnership"
WAGTAILADMIN_BASE_URL = environment_values.BASE_URL or f"http://127.0.0.1:{environment_values.PORT}"
WAGTAILSEARCH_BACKENDS: dict[str, dict[str, str | bool]] = {
    "default": {
        "BACKEND": "wagtail.search.backends.database",
        "SEARCH_CONFIG": "english",
    }
}
# Answers that each process keeps for as long as they are true, in bytes.
REMEMBERED_ANSWERS_BYTES = environment_values.REMEMBERED_ANSWERS_MB * 1024 * 1024
# Caches in front of the site, emptied whenever readers could see a change.
WAGTAILFRONTENDCACHE = {
    f"varnish-{number}": {
        "BACKEND": "operations.shared_cache.backend.VarnishBackend",
        "LOCATION": url,
        "KEY": environment_values.SHARED_CACHE_KEY,
    }
    for number, url in enumerate(environment_values.SHARED_CACHE_URLS, start=1)
}
WAGTAILDOCS_DOCUMENT_MODEL = "library.SiteDocument"
WAGTAILIMAGES_IMAGE_MODEL = "library.SiteImage"
WAGTAILDOCS_SERVE_METHOD = "serve_view"
WAGTAILDOCS_DOCUMENT_FORM_BASE = "library.forms.DocumentForm"
WAGTAILIMAGES_IMAGE_FORM_BASE = "library.forms.ImageForm"
WAGTAILDOCS_EXTENSIONS = ["pdf", "docx", "xlsx", "pptx", "csv", "txt", "mp3"]
WAGTAILDOCS_MAX_UPLOAD_SIZE = environment_values.MAX_UPLOAD_MB * 1024 * 1024
WAGTAILIMAGES_MAX_UPLOAD_SIZE = environment_values.MAX_UPLOAD_MB * 1024 * 1024
# As many as the best cameras take; more would need more memory than a server has to spare.
WAGTAILIMAGES_MAX_IMAGE_PIXELS = 64_000_000
WAGTAILIMAGES_EXTENSIONS = ["gif", "jpg", "jpeg", "png", "webp"]
# The admin asks nothing of outside services.
WAGTAIL_GRAVATAR_PROVIDER_URL = None
WAGTAIL_ENABLE_UPDATE_CHECK = False
WAGTAIL_ENABLE_WHATS_NEW_BANNER = False
WAGTAILEMBEDS_FINDERS: list[dict[str, str]] = []
WAGTAIL_I18N_ENABLED = False
# An approved page that belongs to a release waits for the others.
WAGTAIL_FINISH_WORKFLOW_ACTION = "desk.release.approval.publish_or_wait_for_release"
WAGTAIL_DATE_FORMAT = "%d/%m/%Y"
WAGTAIL_DATETIME_FORMAT = "%d/%m/%Y %H:%M"
WAGTAIL_TIME_FORMAT = "%H:%M"
WAGTAIL_ALLOW_UNICODE_SLUGS = False
WAGTAILADMIN_COMMENTS_ENABLED = True
# Administrators aren't asked for each page; who approves is.
WAGTAILADMIN_NOTIFICATION_INCLUDE_SUPERUSERS = False
WAGTAILADMIN_RICH_TEXT_EDITORS = {
    "default": {
        "WIDGET": "core.rich_text.WordsTextArea",
        "OPTIONS": {"features": ["bold", "italic", "ol", "ul", "link", "document-link"]},
    }
}
TAGGIT_CASE_INSENSITIVE = True

# Placeholder documents (core's words for them: samples) may be published, except in production.
SAMPLES_MAY_BE_PUBLISHED = True
# `create_local_accounts` makes an editor and an administrator with printed passwords.
LOCAL_ACCOUNTS_ALLOWED = False

DEFAULT_FROM_EMAIL = environment_values.DEFAULT_FROM_EMAIL or "no-reply@localhost"
