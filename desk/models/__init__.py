"""What the desk keeps; none of it is ever shown to readers."""

from .case import CaseNotice, CaseSignOff, ReviewCase
from .digest import Digest
from .duty_settings import DutySettings
from .links import CheckedLink, LinkPlace
from .override import GateOverride
from .preview_link import PreviewLink, PreviewOpening
from .release import Release, ReleasedPage, ScheduleProblem
from .second_person import ReviewApprovalTask, SecondPersonSettings

__all__ = [
    "CaseNotice",
    "CaseSignOff",
    "CheckedLink",
    "Digest",
    "DutySettings",
    "GateOverride",
    "LinkPlace",
    "PreviewLink",
    "PreviewOpening",
    "Release",
    "ReleasedPage",
    "ReviewApprovalTask",
    "ReviewCase",
    "ScheduleProblem",
    "SecondPersonSettings",
]
