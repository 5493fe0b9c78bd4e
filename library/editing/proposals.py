"""What waits for a second person, as the screens of a document show it."""

from dataclasses import dataclass
from functools import cached_property

from django.contrib.auth.models import AbstractUser
from wagtail.admin.utils import get_user_display_name

from library.models import FileCheck, ProposedVersion, SiteDocument
from library.replacing import reasons_to_wait, waiting_for, why_not_answer
from library.second_person import people_who_may_agree, why_needed

from .comparing import Comparison, compare
from .panel import CheckPanel

LEFT_AS_IT_IS = "The file stays as it is."


class NewFilePanel(CheckPanel):
    """What the check says of the file that waits."""

    def __init__(self, proposal: ProposedVersion, user: AbstractUser) -> None:
        super().__init__(proposal.document, user)
        self.check = proposal.check_of_file
        self.proposal = proposal

    @property
    def can_be_cleaned(self) -> bool:
        """Clean copies are made of files that are in place."""
        return False

    @property
    def _type(self) -> str:
        return self.proposal.description


@dataclass(frozen=True)
class Change:
    """One thing about the document, as it is and as it would be."""

    label: str
    now: str
    then: str

    @property
    def is_change(self) -> bool:
        """Whether it would be another."""
        return self.now != self.then


class Waiting:
    """One proposal, as one person sees it."""

    def __init__(self, proposal: ProposedVersion, user: AbstractUser) -> None:
        self.proposal = proposal
        self.user = user
        self.document: SiteDocument = proposal.document

    @cached_property
    def refusal(self) -> str:
        """Why this person may not answer; empty for who may."""
        return why_not_answer(self.proposal, self.user)

    @cached_property
    def reasons_to_wait(self) -> list[str]:
        """Why it can't be approved yet, whoever answers."""
        return reasons_to_wait(self.proposal)

    @property
    def why_needed(self) -> str:
        """Why one person isn't enough; empty when that has changed since."""
        return why_needed(self.document)

    @property
    def people(self) -> list[str]:
        """Who may answer, by name."""
        people = people_who_may_agree(self.document)
        return [
            get_user_display_name(user)
            for user in people
            if user.pk != self.proposal.proposed_by_id
        ]

    @property
    def is_own(self) -> bool:
        """Whether this person asked for it."""
        return self.proposal.proposed_by_id == self.user.pk

    @cached_property
    def new_file(self) -> NewFilePanel | None:
        """What is known of the new file; None where only words change."""
        return NewFilePanel(self.proposal, self.user) if self.proposal.file else None

    @property
    def changes(self) -> list[Change]:
        """What readers are told of the document, and of the file; what changes and what doesn't."""
        document, proposal = self.document, self.proposal
        languages = dict(SiteDocument._meta.get_field("language").flatchoices)
        found = [
            Change("Title", document.title, proposal.title),
            Change(
                "Language", *(languages.get(each.language, "") for each in (document, proposal))
            ),
            Change("Sample", *("Yes" if each.is_sample else "No" for each in (document, proposal))),
        ]
        if self.new_file is None:
            return found
        before = dict(CheckPanel(document, self.user).facts)
        after = dict(self.new_file.facts)
        labels = dict.fromkeys([*before, *after])
        facts = (Change(label, before.get(label, "–"), after.get(label, "–")) for label in labels)
        return [*found, *facts]

    @cached_property
    def comparison(self) -> Comparison | None:
        """Which words differ; None while they aren't known, or where the file stays."""
        new = self.proposal.check_of_file
        if new is None or not new.is_done:
            return None
        return compare(_words(self.document.current_check), _words(new))


def waiting_of(document: SiteDocument, user: AbstractUser) -> Waiting | None:
    """What waits, if anything does."""
    proposal = waiting_for(document)
    return Waiting(proposal, user) if proposal else None


def last_refusal(document: SiteDocument) -> ProposedVersion | None:
    """The last answer, if it was no and nothing was proposed since."""
    last = document.proposals.with_people().exclude(outcome="taken-back").first()
    return last if last and last.outcome == ProposedVersion.Outcome.REFUSED else None


def _words(check: FileCheck | None) -> dict[int, str]:
    return dict(check.texts.values_list("number", "text")) if check else {}
