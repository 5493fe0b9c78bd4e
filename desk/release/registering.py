"""What releases put where others ask: a rule of the gate, work for every minute, and rights."""

from core.permissions import APPROVERS, PUBLISHERS, register_default_grant
from core.scheduled_work import register_scheduled_work
from desk.models import Release
from library.gate import register_publishing_rule
from library.versions import register_version_rule

from .membership import is_agreed, waits_for_its_release
from .telling import tell_what_did_not_go_out


def register() -> None:
    """Called when the app is ready."""
    register_publishing_rule(waits_for_its_release)
    register_version_rule(is_agreed)
    register_scheduled_work(tell_what_did_not_go_out)
    for group in (PUBLISHERS, APPROVERS):
        register_default_grant(group, Release, ("add", "change", "delete", "view"))
