"""Puts roles, workflows and their rules where they are asked for."""

from typing import Any

from django.apps import apps
from django.db.models.signals import post_migrate, post_save

from core.permissions import APPROVERS, PUBLISHERS, register_default_grant
from desk.models import GateOverride, PreviewLink, ReviewCase
from desk.roles.making import make_roles
from desk.todo.collecting import register_source
from desk.workflow import rules  # noqa: F401 - registers them
from desk.workflow.making import give_library_its_workflow, make_workflows
from desk.workflow.replacing import WhoApprovesReviews
from desk.workflow.todo import approval_items, proposal_items
from library.models import Finding, SiteDocument
from library.second_person import register_second_person
from reviews.models import ReviewIndexPage


def register() -> None:
    """Called once, when every app's models are there."""
    register_default_grant(APPROVERS, GateOverride, ("override_gate",))
    register_default_grant(APPROVERS, ReviewCase, ("change", "view"))
    register_default_grant(APPROVERS, Finding, ("accept",))
    register_default_grant(APPROVERS, SiteDocument, ("open",))
    for group in (PUBLISHERS, APPROVERS):
        register_default_grant(group, PreviewLink, ("add", "delete"))
    register_source(approval_items)
    register_source(proposal_items)
    register_second_person(WhoApprovesReviews())
    # The last app's turn comes when the permissions of all apps are there; `migrate` passes over
    # apps without models.
    *_, last = (config for config in apps.get_app_configs() if config.models_module)
    post_migrate.connect(make_what_is_there_from_the_start, sender=last, dispatch_uid="desk.roles")
    post_save.connect(
        give_library_its_workflow, sender=ReviewIndexPage, dispatch_uid="desk.workflow"
    )


def make_what_is_there_from_the_start(**kwargs: Any) -> None:
    """Roles first: the workflow names one of them."""
    make_roles()
    make_workflows()
