"""The list of checks, and taking them: whatever breaks one, the others are taken."""

import logging
from collections.abc import Callable
from dataclasses import dataclass

from django.db import Error as DatabaseProblem

from . import outside, stores, work
from .finding import Finding, State, failed, unknown

logger = logging.getLogger(__name__)

LOOK_AT_LOG = "The log says what happened."


@dataclass(frozen=True)
class Check:
    """One part of the site: its name for programs and for people, and how to look at it."""

    name: str
    label: str
    find: Callable[[], Finding]


@dataclass(frozen=True)
class Checked:
    """A check and what it found."""

    check: Check
    finding: Finding


DATABASE = Check("database", "Database", stores.database)
CHECKS = (
    DATABASE,
    Check("migrations", "Tables", stores.migrations),
    Check("storage", "File store", stores.storage),
    Check("disk", "Disk", stores.disk),
    Check("queue", "Background work", work.queue),
    Check("scheduler", "Scheduler", work.scheduler),
    Check("file_checks", "Safety checks", work.file_checks),
    Check("index", "Search index", work.index),
    Check("shared_cache", "Shared cache", outside.shared_cache),
    Check("backup", "Backup", outside.backup),
    Check("certificate", "Certificate", outside.certificate),
)


def check_everything() -> list[Checked]:
    """Every check in order. Nothing an exception says goes out: it may name keys and addresses."""
    return [Checked(check, take(check)) for check in CHECKS]


def take(check: Check) -> Finding:
    """What one check finds."""
    try:
        return check.find()
    except DatabaseProblem:
        if check is not DATABASE:
            return unknown("The database doesn’t answer, so this isn’t known.")
        logger.exception("The check of the database failed")
        return failed(
            "The database doesn’t answer.", "Is PostgreSQL running, and DATABASE_URL right?"
        )
    except Exception:
        logger.exception("The check of %s failed", check.name)
        return failed(f"{check.label}: the check came to no end.", LOOK_AT_LOG)


def worst(checked: list[Checked]) -> State:
    """Failed if anything is. What isn't known alarms nobody."""
    states = {one.finding.state for one in checked}
    return State.FAILED if State.FAILED in states else State.OK
