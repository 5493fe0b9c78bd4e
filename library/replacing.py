"""Replacing a document that readers have: one person proposes it, another one answers."""

from typing import Any

from django.contrib.auth.models import AbstractUser
from django.db import transaction
from django.utils import timezone
from wagtail.log_actions import log
from wagtail.tasks import delete_file_from_storage_task

from .answering import NotAllowed
from .checking import tell_document
from .models import FileCheck, ProposedVersion, SiteDocument
from .publishing_rules import reasons_of_check
from .second_person import why_not_agree
from .signals import file_checked

Outcome = ProposedVersion.Outcome
# What readers see of a document.
WORDS = ("title", "language", "is_sample")
ANSWERED = "Somebody has answered this already, or it was taken back. Nothing more was done."
WAITS_ALREADY = (
    "A change of this document waits for a second person already. Open the document, and take that "
    "back first or wait for the answer."
)
PROPOSED = "library.propose"
ACTIONS = {
    Outcome.APPROVED: "library.approve_proposal",
    Outcome.REFUSED: "library.refuse_proposal",
    Outcome.TAKEN_BACK: "library.take_back_proposal",
}


def waiting_for(document: SiteDocument) -> ProposedVersion | None:
    """What waits for a second person, if anything does."""
    return document.proposals.waiting().with_people().first()


@transaction.atomic
def propose(
    document: SiteDocument, wanted: SiteDocument, has_new_file: bool, user: Any, reason: str
) -> ProposedVersion:
    """Keep what is wanted until a second person has answered; its file gets its check now.

    `wanted` is the document as somebody's form has it, its file stored. Raises NotAllowed.
    """
    SiteDocument.objects.select_for_update().get(pk=document.pk)
    if waiting_for(document):
        raise NotAllowed(WAITS_ALREADY)
    made = ProposedVersion(
        document=document,
        proposed_by=user,
        reason=_required(reason),
        **{name: getattr(wanted, name) for name in WORDS},
    )
    if has_new_file:
        made.file = wanted.file.name
        made.file_size, made.file_hash = wanted.file_size, wanted.file_hash
    made.save()
    if has_new_file:
        FileCheck.objects.create(
            document=document,
            file_name=str(made.file.name),
            uploaded_by=user,
            uploaded_at=timezone.now(),
        )
    log(instance=document, action=PROPOSED, user=user, data={"reason": made.reason})
    return made


@transaction.atomic
def approve(proposal: ProposedVersion, user: AbstractUser, because: str) -> None:
    """Give readers what was proposed, at the same address. Raises NotAllowed."""
    proposal = _still_waiting(proposal)
    if refusal := why_not_answer(proposal, user):
        raise NotAllowed(refusal)
    if reasons := reasons_to_wait(proposal):
        raise NotAllowed(" ".join(reasons))
    document = proposal.document
    for name in WORDS:
        setattr(document, name, getattr(proposal, name))
    check = proposal.check_of_file
    if proposal.file:
        document.file = proposal.file.name
        document.file_size, document.file_hash = proposal.file_size, proposal.file_hash
        document.new_file_by, document.replaced_because = proposal.proposed_by, proposal.reason
    document.is_agreed = True
    document.save()
    _decide(proposal, Outcome.APPROVED, user, because)
    if check:
        tell_document(check)
        file_checked.send(sender=FileCheck, check=check)


@transaction.atomic
def refuse(proposal: ProposedVersion, user: AbstractUser, because: str) -> None:
    """Readers keep what they have; the new file goes. Raises NotAllowed."""
    proposal = _still_waiting(proposal)
    if refusal := why_not_answer(proposal, user):
        raise NotAllowed(refusal)
    _decide(proposal, Outcome.REFUSED, user, _required(because))


@transaction.atomic
def take_back(proposal: ProposedVersion, user: AbstractUser) -> None:
    """Whoever may change the document needn't wait for an answer. Raises NotAllowed."""
    _decide(_still_waiting(proposal), Outcome.TAKEN_BACK, user, "")


def why_not_answer(proposal: ProposedVersion, user: AbstractUser) -> str:
    """Why this person may not answer, as a sentence; nothing for who may."""
    if proposal.decided_at:
        return ANSWERED
    if proposal.proposed_by_id == user.pk:
        return "You asked for this, so somebody else must look at it and answer."
    return why_not_agree(proposal.document, user)


def reasons_to_wait(proposal: ProposedVersion) -> list[str]:
    """What keeps the new file from readers, whoever approves it: its check."""
    return reasons_of_check(proposal.check_of_file) if proposal.file else []


def _still_waiting(proposal: ProposedVersion) -> ProposedVersion:
    """Locked, as it is stored now; two answers at once are one."""
    SiteDocument.objects.select_for_update().get(pk=proposal.document_id)
    stored = ProposedVersion.objects.select_related("document").get(pk=proposal.pk)
    if stored.decided_at:
        raise NotAllowed(ANSWERED)
    return stored


def _decide(proposal: ProposedVersion, outcome: Outcome, user: Any, because: str) -> None:
    name = proposal.file.name if proposal.file else ""
    proposal.outcome, proposal.decided_because = outcome, because.strip()
    proposal.decided_by, proposal.decided_at = user, timezone.now()
    proposal.file = ""
    proposal.save()
    if name and outcome != Outcome.APPROVED:
        _let_go_of(proposal, name)
    why = {"reason": because.strip()} if because.strip() else {}
    log(instance=proposal.document, action=ACTIONS[outcome], user=user, data=why)


def _let_go_of(proposal: ProposedVersion, name: str) -> None:
    """What nobody agreed to isn't kept: it may be the very thing that mustn't get out."""
    FileCheck.objects.filter(file_name=name).delete()
    storage: Any = proposal.document.file.storage
    transaction.on_commit(
        lambda: delete_file_from_storage_task.enqueue(storage.deconstruct(), name)
    )


def _required(reason: str) -> str:
    if not reason.strip():
        raise NotAllowed("Write down the reason.")
    return reason.strip()
