"""What stands around the site: the shared cache, backups, the certificate."""

import socket
import ssl
import threading
import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from urllib.parse import urlsplit

import certifi
from django.conf import settings
from django.utils import timezone

from core.dates import date_in_words
from core.moments import moment_in_words
from operations.models import BackupRun, SharedCache

from .finding import Finding, failed, how_large, how_long, many, ok, unknown

# Once a day, with time for a large one.
LONGEST_WITHOUT_BACKUP = timedelta(hours=30)
# Renewed by programs a month before its end: a fortnight means that this has failed more than once.
RENEW_BEFORE = timedelta(days=14)
SECONDS_TO_CONNECT = 3.0
CERTIFICATE_REMEMBERED = 3600.0  # seconds
RENEW = "Look at the log of the TLS proxy: it renews the certificate by itself."
_kept: dict[str, tuple[float, Finding]] = {}


def shared_cache() -> Finding:
    """It knows of the last change."""
    if not settings.WAGTAILFRONTENDCACHE:
        return ok("No shared cache is set up.")
    known = SharedCache.objects.current()
    if known.failing_since:
        return failed(
            "A shared cache hasn’t been told of changes since "
            f"{moment_in_words(known.failing_since)}; it shows what was there for up to a minute.",
            "Is Varnish running, and is its key the same as SHARED_CACHE_KEY?",
        )
    if known.emptied_at is None:
        return ok("The shared cache has had nothing to be told yet.")
    return ok(
        f"The shared cache was last emptied {how_long(timezone.now() - known.emptied_at)} ago."
    )


def backup() -> Finding:
    """There is one of yesterday or today, and nothing was missing from it."""
    last = BackupRun.objects.latest_first().first()
    if last is None:
        if settings.BACKUP_PLACE:
            return failed("No backup was ever made.", "Run “manage.py backup” once a day.")
        return unknown(
            "No backups are set up here (BACKUP_PLACE is empty).",
            "Set them up, unless your platform makes them and you have tried to restore one.",
        )
    age = timezone.now() - last.finished_at
    said = f"The last backup is {how_long(age)} old ({how_large(last.size)})."
    if age > LONGEST_WITHOUT_BACKUP:
        return failed(said, "Run “manage.py backup”, and look why the daily one didn’t.")
    if last.missing:
        missing = many(last.missing, "file")
        return failed(
            f"{said} The store lacked {missing} that the database names.",
            "Its log names them: find them in an older backup.",
        )
    return ok(said)


def certificate_end(host: str, port: int) -> datetime:
    """When the certificate ends that a browser is shown. Raises OSError."""
    context = ssl.create_default_context(cafile=certifi.where())
    context.load_default_certs()
    with (
        socket.create_connection((host, port), timeout=SECONDS_TO_CONNECT) as plain,
        context.wrap_socket(plain, server_hostname=host) as secure,
    ):
        shown = secure.getpeercert() or {}
    return datetime.fromtimestamp(ssl.cert_time_to_seconds(str(shown["notAfter"])), UTC)


def certificate() -> Finding:
    """It is believed, and will be for a while; asked once an hour."""
    address = urlsplit(settings.WAGTAILADMIN_BASE_URL)
    if address.scheme != "https" or not address.hostname:
        return ok("This address has no certificate, and needs none on one’s own machine.")
    at, found = _kept.get(address.netloc, (0.0, None))
    if found is None or time.monotonic() - at > CERTIFICATE_REMEMBERED:
        host, port = address.hostname, address.port or 443
        found = in_time(lambda: _judge(host, port), SECONDS_TO_CONNECT * 2)
        _kept[address.netloc] = (time.monotonic(), found)
    return found


def _judge(host: str, port: int) -> Finding:
    try:
        end = certificate_end(host, port)
    except ssl.SSLCertVerificationError as error:
        return failed(f"Browsers don’t believe the certificate: {error.verify_message}.", RENEW)
    except OSError:
        return unknown(f"{host} can’t be reached from the server itself, so this isn’t known.")
    said = f"The certificate is good until {date_in_words(timezone.localdate(end))}."
    return ok(said) if end - timezone.now() > RENEW_BEFORE else failed(said, RENEW)


def in_time(find: Callable[[], Finding], seconds: float) -> Finding:
    """What it finds, unless it takes longer: looking a name up has no time limit of its own."""
    found: list[Finding] = []
    # A daemon, so that one that hangs keeps no process from ending.
    worker = threading.Thread(target=lambda: found.append(find()), daemon=True)
    worker.start()
    worker.join(seconds)
    return found[0] if found else unknown("There was no answer in time, so this isn’t known.")
