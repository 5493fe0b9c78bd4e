"""The content security policy: strict for readers, as loose as Wagtail needs for editors."""

import re

import pytest
from django.test import Client

from tests.factories.reviews import ReviewPageFactory


def policy(client: Client, address: str) -> str:
    return client.get(address).headers["Content-Security-Policy"]


def directive(policy: str, name: str) -> str:
    parts = (part.strip() for part in policy.split(";"))
    return next(part for part in parts if part.startswith(f"{name} "))


@pytest.mark.parametrize("address", ["/", "/nothing-here/", "/search/", "/administration/"])
def test_readers_get_nothing_inline(editor_client: Client, address: str) -> None:
    told = policy(editor_client, address)
    assert "unsafe" not in told
    assert "blob:" not in told
    assert directive(told, "default-src") == "default-src 'none'"


@pytest.mark.parametrize("address", ["/admin/", "/admin/images/"])
def test_editors_get_what_the_admin_is_made_of(editor_client: Client, address: str) -> None:
    told = policy(editor_client, address)
    assert directive(told, "script-src") == "script-src 'self' 'unsafe-inline'"
    assert directive(told, "img-src") == "img-src 'self' data: blob:"
    assert directive(told, "frame-src") == "frame-src 'self'"
    assert "unsafe-eval" not in told


@pytest.mark.parametrize("address", ["/admin/login/", "/admin/security/"])
def test_signing_in_is_as_strict_as_the_pages_for_readers(
    client: Client, editor_client: Client, address: str
) -> None:
    visitor = client if "login" in address else editor_client
    assert policy(visitor, address) == policy(client, "/")


def test_nobody_gets_anything_from_elsewhere(editor_client: Client) -> None:
    for address in ("/", "/admin/"):
        assert "http" not in policy(editor_client, address)
        assert "*" not in policy(editor_client, address)


def test_no_handler_stands_in_an_attribute_of_the_admin(editor_client: Client) -> None:
    assert (
        directive(policy(editor_client, "/admin/"), "script-src-attr") == "script-src-attr 'none'"
    )


def test_a_preview_runs_no_script_that_stands_in_it(editor_client: Client) -> None:
    page = ReviewPageFactory()
    page.save_revision()
    answer = editor_client.get(f"/admin/pages/{page.pk}/view_draft/")
    told = answer.headers["Content-Security-Policy"]
    assert directive(told, "script-src") == "script-src 'self'"
    assert directive(told, "style-src") == "style-src 'self' 'unsafe-inline'"
    # Nor does Wagtail's bar bring any.
    assert "wagtail-userbar" in answer.text
    assert not re.search(r"<script(?![^>]*(src=|application/(ld\+)?json))", answer.text)


def test_the_policy_of_one_answer_does_not_leak_into_the_next(editor_client: Client) -> None:
    policy(editor_client, "/admin/")
    policy(editor_client, "/admin/")
    told = policy(editor_client, "/admin/")
    assert told.count("'unsafe-inline'") == 2
    assert "unsafe" not in policy(editor_client, "/")
