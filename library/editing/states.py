"""How far the check of a file is, in the four words that an editor needs."""

from typing import TypeVar

from django.db.models import Case, Exists, OuterRef, Q, QuerySet, Subquery, TextChoices, Value, When
from django.db.models.functions import Coalesce

from library.models import FileCheck, Finding
from library.safety import VERSION

Files = TypeVar("Files", bound=QuerySet)


class CheckState(TextChoices):
    """What stands in listings."""

    WAITING = "waiting", "Waiting"
    RUNNING = "running", "Being checked"
    ATTENTION = "attention", "Needs attention"
    CHECKED = "checked", "Checked"


def state_of(check: FileCheck | None) -> CheckState:
    """Of one check; a file without one waits for it."""
    if check is None or check.state == FileCheck.State.WAITING:
        return CheckState.WAITING
    if check.state == FileCheck.State.RUNNING:
        return CheckState.RUNNING
    if check.findings.open().exists():
        return CheckState.ATTENTION
    return CheckState.CHECKED if check.is_up_to_date else CheckState.WAITING


def with_check_state(files: Files) -> Files:
    """Documents or images, each with `check_state`: as `state_of`, in the same query."""
    checks = FileCheck.objects.filter(file_name=OuterRef("file"))
    state = checks.annotate(shown_as=_shown_as()).values("shown_as")
    return files.annotate(check_state=Coalesce(Subquery(state), Value(CheckState.WAITING.value)))


def _shown_as() -> Case:
    """Of a row of FileCheck."""
    is_open = Exists(Finding.objects.open().filter(check_of_file=OuterRef("pk")))
    return Case(
        When(state=FileCheck.State.WAITING, then=Value(CheckState.WAITING.value)),
        When(state=FileCheck.State.RUNNING, then=Value(CheckState.RUNNING.value)),
        When(is_open, then=Value(CheckState.ATTENTION.value)),
        When(~Q(version=VERSION), then=Value(CheckState.WAITING.value)),
        default=Value(CheckState.CHECKED.value),
    )
