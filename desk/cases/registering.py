"""What reviews in progress put where others ask: rules of the gate, rights, and who listens."""

from django.db.models.signals import post_save, pre_delete
from wagtail.models import Page, PageViewRestriction
from wagtail.signals import page_published, page_unpublished

from core.permissions import PUBLISHERS, WRITERS, register_default_grant
from desk.models import ReviewCase
from library.answering import register_opening_rule
from library.gate import register_publishing_rule, register_withdrawal_rule
from publications.models import PublicationPage
from reviews.models import ReviewPage

from .checklist import Checklist
from .evidence import evidence_is_not_opened, evidence_stays_private
from .overrides import use_up_when_hidden, use_up_when_published, use_up_when_withdrawn
from .reappearing import no_documents_taken_down
from .withdrawing import outlasts_reviews_below, refuse_early_deletion, stays_for_its_time


def ready_for_publication(page: Page) -> list[str]:
    """A rule of the gate: a review comes out when it is ready, or a second person answers."""
    return Checklist.of(page).reasons if isinstance(page, PublicationPage) else []


def register() -> None:
    """Called when the app is ready."""
    register_publishing_rule(ready_for_publication)
    register_publishing_rule(outlasts_reviews_below)
    register_publishing_rule(evidence_stays_private)
    register_publishing_rule(no_documents_taken_down)
    register_opening_rule(evidence_is_not_opened)
    register_withdrawal_rule(stays_for_its_time)
    pre_delete.connect(refuse_early_deletion, sender=ReviewPage)
    page_published.connect(use_up_when_published)
    page_unpublished.connect(use_up_when_withdrawn)
    post_save.connect(use_up_when_hidden, sender=PageViewRestriction)
    register_default_grant(PUBLISHERS, ReviewCase, ("add", "change", "delete", "view"))
    register_default_grant(WRITERS, ReviewCase, ("view",))
