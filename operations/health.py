"""What has to work before a reader can be served: the database, and the place where files are."""

import logging
import secrets
from collections.abc import Callable

from django.core.files.storage import default_storage
from django.db import connection

logger = logging.getLogger(__name__)


def database_answers() -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")


def storage_answers() -> None:
    """Ask for a file that cannot exist: a store that is away, or refuses our key, raises."""
    default_storage.exists(f"health/{secrets.token_hex(8)}")


CHECKS: dict[str, Callable[[], None]] = {"database": database_answers, "storage": storage_answers}


def readiness() -> dict[str, bool]:
    """Each check's name and whether it passed; why not goes to the log, not to the public."""
    return {name: passes(name, check) for name, check in CHECKS.items()}


def passes(name: str, check: Callable[[], None]) -> bool:
    try:
        check()
    except Exception:
        # Whatever a driver or a store raises means the same: not ready.
        logger.exception("Health: the %s check failed", name)
        return False
    return True
