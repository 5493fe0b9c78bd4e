"""What `manage.py check` refuses."""

import pytest
from django.core.checks import run_checks
from pytest_django import Settings

from core import checks
from home.models import InformationPage


def found() -> list[str]:
    return [message.id for message in run_checks(tags=["core"])]


def test_the_site_as_it_is_keeps_its_rules() -> None:
    assert found() == []


def test_the_policy_is_loosened_before_it_is_written(settings: Settings) -> None:
    settings.MIDDLEWARE = [checks.LOOSENS_THE_POLICY, checks.WRITES_THE_POLICY]
    assert found() == ["core.E001"]
    settings.MIDDLEWARE = []
    assert found() == ["core.E001"]


def test_another_rich_text_editor_is_refused(settings: Settings) -> None:
    plain = {"WIDGET": "wagtail.admin.rich_text.DraftailRichTextArea"}
    settings.WAGTAILADMIN_RICH_TEXT_EDITORS = {"default": plain}
    assert found() == ["core.E002"]


def test_a_page_type_without_a_description_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(InformationPage, "page_description", "")
    assert found() == ["core.E003"]
