"""Production starts only with secrets of its own, and the README knows every setting."""

import ast
import os
import re
import string
import subprocess
import sys

import pytest
from django.conf import settings

COMPLETE = {
    "SECRET_KEY": string.ascii_letters + string.digits,
    "ALLOWED_HOSTS": "scp.example.org",
    "BASE_URL": "https://scp.example.org",
    "DEFAULT_FROM_EMAIL": "desk@example.org",
    "DATABASE_URL": "postgresql://nobody@db.example.org/sscp",
}
# What the program needs to start at all; nothing of this machine's settings.
KEPT = {name: os.environ[name] for name in ("PATH", "HOME", "LANG") if name in os.environ}


def in_production(*command: str, **changes: str) -> subprocess.CompletedProcess[str]:
    """Run Python with the production settings and a complete environment, but for `changes`."""
    environment = KEPT | COMPLETE | changes
    return subprocess.run(
        [sys.executable, *command],
        cwd=settings.BASE_DIR,
        env=environment | {"DJANGO_SETTINGS_MODULE": "sscp_site.settings.production"},
        capture_output=True,
        text=True,
        check=False,
    )


START = ("-c", "import sscp_site.settings.production")


def test_production_starts_with_a_complete_environment() -> None:
    started = in_production(*START)
    assert started.returncode == 0, started.stderr


@pytest.mark.parametrize("name", COMPLETE)
def test_production_refuses_to_start_without(name: str) -> None:
    refused = in_production(*START, **{name: ""})
    assert refused.returncode != 0
    assert f"ImproperlyConfigured: {name} must be" in refused.stderr


@pytest.mark.parametrize("key", ["short", "local-development-only", "local-" + "x" * 60])
def test_production_refuses_a_key_that_is_short_or_not_its_own(key: str) -> None:
    refused = in_production(*START, SECRET_KEY=key)
    assert "SECRET_KEY must be a random string of at least 50 characters" in refused.stderr


def test_djangos_own_checks_for_production_find_nothing() -> None:
    checked = in_production("manage.py", "check", "--deploy", "--fail-level", "WARNING")
    assert checked.returncode == 0, checked.stderr


STRICT = {
    "DEBUG": False,
    "SAMPLES_MAY_BE_PUBLISHED": False,
    "LOCAL_ACCOUNTS_ALLOWED": False,
    "SESSION_COOKIE_SECURE": True,
    "CSRF_COOKIE_SECURE": True,
    "SECURE_SSL_REDIRECT": True,
    "TWO_FACTORS_REQUIRED": True,
    "SESSION_EXPIRE_AT_BROWSER_CLOSE": True,
}


def test_production_is_strict() -> None:
    program = (
        "from sscp_site.settings import production as p; print({n: getattr(p, n) for n in NAMES})"
    )
    shown = in_production("-c", program.replace("NAMES", str(list(STRICT))))
    assert ast.literal_eval(shown.stdout) == STRICT


def test_with_an_admin_at_its_own_name_mail_leads_editors_there() -> None:
    program = (
        "from sscp_site.settings import production as p; "
        "print([p.ALLOWED_HOSTS, p.WAGTAILADMIN_BASE_URL])"
    )
    shown = in_production("-c", program, ADMIN_HOSTS="admin.example.org,old.example.org")
    assert ast.literal_eval(shown.stdout) == [
        ["scp.example.org", "admin.example.org", "old.example.org"],
        "https://admin.example.org",
    ]


SIGN_ON = {
    "SSO_CLIENT_ID": "sscp",
    "SSO_CLIENT_SECRET": "hidden",
    "SSO_SERVER_URL": "https://sign-in.example.org/tenant/v2.0",
    "SSO_EMAIL_DOMAINS": "example.org",
}


def test_production_starts_with_single_sign_on() -> None:
    started = in_production(*START, **SIGN_ON)
    assert started.returncode == 0, started.stderr


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"SSO_CLIENT_SECRET": ""}, "SSO_CLIENT_SECRET must be set"),
        ({"SSO_SERVER_URL": ""}, "SSO_SERVER_URL must be set"),
        ({"SSO_EMAIL_DOMAINS": ""}, "SSO_EMAIL_DOMAINS must be set"),
        ({"SSO_SERVER_URL": "http://sign-in.example.org"}, "SSO_SERVER_URL must begin with https"),
        (
            {"SSO_SERVER_URL": "https://login.microsoftonline.com/common/v2.0"},
            "SSO_SERVER_URL must name your own tenant",
        ),
        ({"SSO_SECOND_FACTOR": "maybe"}, "SSO_SECOND_FACTOR must be one of"),
        ({"SSO_CREATE_ACCOUNTS": "yes"}, "SSO_ROLES must be set"),
        ({"TRUSTED_PROXIES": "everybody"}, "TRUSTED_PROXIES must be addresses or networks"),
        ({"TRUSTED_PROXIES": "0.0.0.0/0"}, "TRUSTED_PROXIES must be your own proxies"),
        ({"SESSION_IDLE_MINUTES": "0"}, "SESSION_IDLE_MINUTES must be 1 or more"),
        ({"SECRET_KEY_FALLBACKS": "short"}, "SECRET_KEY_FALLBACKS must be random strings"),
        ({"SEARCHES_A_MINUTE": "-1"}, "SEARCHES_A_MINUTE must be 0 or more"),
        ({"ADMIN_HOSTS": "https://admin.example.org"}, "ADMIN_HOSTS must be names such as"),
        ({"ADMIN_HOSTS": "*"}, "ADMIN_HOSTS must be names such as"),
        ({"ADMIN_NETWORKS": "0.0.0.0/0"}, "ADMIN_NETWORKS must be your own, not everybody"),
        ({"ADMIN_NETWORKS": "our office"}, "ADMIN_NETWORKS must be addresses or networks"),
        ({"ADMIN_NETWORKS": "10.0.0.0/8"}, "TRUSTED_PROXIES must be set with ADMIN_NETWORKS"),
    ],
)
def test_production_refuses_what_would_let_too_many_in(changes: dict[str, str], words: str) -> None:
    refused = in_production(*START, **SIGN_ON | changes)
    assert f"ImproperlyConfigured: {words}" in refused.stderr


def test_a_bucket_is_private_and_its_addresses_are_short_lived() -> None:
    program = "from sscp_site.settings.production import *; print(STORAGES['default'])"
    storage = ast.literal_eval(in_production("-c", program, S3_BUCKET="files").stdout)
    assert "FileSystem" not in storage["BACKEND"]
    options = storage["OPTIONS"]
    assert options["default_acl"] is None
    assert options["querystring_auth"] is True
    assert options["querystring_expire"] <= 60
    assert options["file_overwrite"] is False


def names_read() -> set[str]:
    """Every name that environment.py asks the environment for."""
    source = (settings.BASE_DIR / "sscp_site/settings/environment.py").read_text(encoding="utf-8")
    return set(re.findall(r'\benv\.\w+\(\s*"([A-Z0-9_]+)"', source))


def names_in_the_readme() -> set[str]:
    """The first column of the README's table of settings."""
    readme = (settings.BASE_DIR / "README.md").read_text(encoding="utf-8")
    table = readme.partition("\n## Settings\n")[2].partition("\n## ")[0]
    return set(re.findall(r"^\| `([A-Z0-9_]+)` \|", table, re.MULTILINE))


def test_the_readme_lists_every_setting_and_no_other() -> None:
    assert names_in_the_readme() == names_read()
    assert "DATABASE_URL" in names_read()


def test_settings_come_from_the_environment_in_one_place_only() -> None:
    elsewhere = [
        path.name
        for path in (settings.BASE_DIR / "sscp_site").rglob("*.py")
        if path.name != "environment.py"
        and re.search(r"os\.environ\[|os\.getenv|environ\.get\(", path.read_text(encoding="utf-8"))
    ]
    assert elsewhere == []
