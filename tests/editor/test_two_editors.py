"""Two people with one page open: the second to save learns of it, and loses nothing."""

import pytest
from django.contrib.auth.models import AbstractUser
from django.contrib.messages import get_messages
from django.test import Client
from django.urls import reverse
from wagtail.test.utils.form_data import nested_form_data

from plans.models import PlanPage
from tests.editor import pages
from tests.factories.accounts import EditorFactory
from tests.factories.plans import PlanPageFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def plan(site: object) -> PlanPage:
    page = PlanPageFactory(title="As both opened it")
    page.save_revision(user=EditorFactory(username="ayesha", first_name="Ayesha"))
    return PlanPage.objects.get()


def as_opened(plan: PlanPage) -> dict[str, str]:
    """What Wagtail puts into the form: the version that was there when it was opened."""
    latest = plan.get_latest_revision()
    return {
        "loaded_revision_id": str(latest.pk),
        "loaded_revision_created_at": latest.created_at.isoformat(),
    }


def saved_by(plan: PlanPage, user: AbstractUser, title: str) -> None:
    page = plan.get_latest_revision_as_object()
    page.title = title
    page.save_revision(user=user)


def latest_title(plan: PlanPage) -> str:
    return PlanPage.objects.get().get_latest_revision_as_object().title


def test_newer_words_are_not_written_over_unseen(plan: PlanPage, editor_client: Client) -> None:
    opened = as_opened(plan)
    saved_by(plan, EditorFactory(username="bola", first_name="Bola"), "Bola’s words")
    edit = reverse("wagtailadmin_pages:edit", args=[plan.pk])
    mine = nested_form_data(pages.plan(title="My words"))
    answer = editor_client.post(edit, {**mine, **opened})
    (said,) = [str(message) for message in get_messages(answer.wsgi_request)]
    assert "Bola saved this page at" in said
    assert "See what they changed</a>" in said
    assert 'value="My words"' in answer.content.decode()
    assert latest_title(plan) == "Bola’s words"

    # What the form says now is that this person has seen it.
    again = as_opened(PlanPage.objects.get())
    assert again["loaded_revision_id"] in answer.content.decode()
    editor_client.post(edit, {**mine, **again})
    assert latest_title(plan) == "My words"


@pytest.mark.parametrize("more", [{"newer_version_seen": "yes"}, {"loaded_revision_id": ""}])
def test_who_answered_wagtails_window_is_not_asked_again(
    plan: PlanPage, editor_client: Client, more: dict
) -> None:
    opened = as_opened(plan)
    saved_by(plan, EditorFactory(username="bola"), "Bola’s words")
    edit = reverse("wagtailadmin_pages:edit", args=[plan.pk])
    editor_client.post(edit, {**nested_form_data(pages.plan(title="My words")), **opened, **more})
    assert latest_title(plan) == "My words"


def test_own_newer_words_are_no_news(
    plan: PlanPage, editor: AbstractUser, editor_client: Client
) -> None:
    """Wagtail has saved them by itself since the form was opened."""
    opened = as_opened(plan)
    saved_by(plan, editor, "My words, half written")
    edit = reverse("wagtailadmin_pages:edit", args=[plan.pk])
    editor_client.post(edit, {**nested_form_data(pages.plan(title="My words")), **opened})
    assert latest_title(plan) == "My words"
