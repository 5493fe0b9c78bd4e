"""What a check found, put together the way an editor works through it."""

from dataclasses import dataclass, field

from django.contrib.auth import get_user_model
from django.contrib.auth.models import AbstractUser
from wagtail.admin.utils import get_user_display_name

from library.answering import why_not_accept
from library.models import FileCheck, Finding
from library.publishing_rules import pages_in_words
from library.safety import CODES

MOST_NAMES = 5


@dataclass
class Found:
    """All places of one kind of finding in a file; accepted ones stand by themselves."""

    code: str
    severity: str
    is_accepted: bool
    findings: list[Finding] = field(default_factory=list)
    refusal: str = ""  # why the person looking may not accept it; nothing for who may

    @property
    def title(self) -> str:
        """One sentence for all of them."""
        known = CODES.get(self.code)
        if len(self.findings) == 1 or not known:
            return self.findings[0].message
        return known.meaning

    @property
    def has_own_messages(self) -> bool:
        """Whether the places say more than the title."""
        return any(finding.message != self.title for finding in self.findings)

    @property
    def where(self) -> str:
        """For example “Pages 3 and 5”; nothing for what concerns the whole file."""
        pages = sorted({finding.page for finding in self.findings if finding.page})
        return pages_in_words(pages).capitalize() if pages else ""

    @property
    def places(self) -> list[Finding]:
        """Those that can be shown in a picture: only of PDF is one drawn."""
        if self.findings[0].check_of_file.type != "pdf":
            return []
        return [finding for finding in self.findings if finding.page]

    @property
    def advice(self) -> str:
        """What to do about it."""
        return self.findings[0].advice

    @property
    def is_open(self) -> bool:
        """Whether it keeps the file from being published."""
        return self.severity == "block" and not self.is_accepted

    @property
    def is_acceptable(self) -> bool:
        """Whether a second person may accept it at all."""
        return self.findings[0].is_acceptable

    @property
    def is_cleanable(self) -> bool:
        """Whether a clean copy doesn't have it any more."""
        known = CODES.get(self.code)
        return known is not None and known.cleanable

    @property
    def tone(self) -> str:
        """How it is shown: open, warn, accepted or note."""
        if self.is_accepted:
            return "accepted"
        return "open" if self.severity == "block" else self.severity


RANKS = ("open", "warn", "accepted", "note")


def found_in(check: FileCheck, user: AbstractUser) -> list[Found]:
    """Everything, worst first, each kind once with all its places, as this person sees it."""
    groups: dict[tuple[str, bool], Found] = {}
    findings = check.findings.select_related("accepted_by", "check_of_file").worst_first()
    for finding in findings:
        is_accepted = finding.accepted_at is not None
        known = groups.setdefault(
            (finding.code, is_accepted), Found(finding.code, finding.severity, is_accepted)
        )
        known.findings.append(finding)
        known.refusal = why_not_accept(finding, user)
    return sorted(groups.values(), key=lambda found: RANKS.index(found.tone))


def who_may_accept(check: FileCheck) -> list[str]:
    """The names of some people who may accept what was found in this file."""
    users = get_user_model()._default_manager.with_perm(
        "library.accept_finding", backend="django.contrib.auth.backends.ModelBackend"
    )
    others = users.exclude(pk=check.uploaded_by_id or 0).order_by("first_name", "last_name", "pk")
    return [get_user_display_name(user) for user in others[:MOST_NAMES]]
