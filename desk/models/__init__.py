"""What the desk keeps; none of it is ever shown to readers."""

from .case import CaseNotice, CaseSignOff, ReviewCase
from .override import GateOverride

__all__ = ["CaseNotice", "CaseSignOff", "GateOverride", "ReviewCase"]
