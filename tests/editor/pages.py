"""What an officer fills into the forms, as the browser sends it."""

from typing import Any

from django.http import HttpResponse
from django.test import Client
from django.urls import reverse
from wagtail.models import Page
from wagtail.test.utils.form_data import (
    inline_formset,
    nested_form_data,
    rich_text,
    streamfield,
)

from people.models import PublishingBody
from publications.kinds import Kind
from reviews.blocks import SECTION_TITLES

NOTHING: dict[str, Any] = {}
EMPTY_BODY = {"body": streamfield([])}


def publication(kind: Kind, /, **more: Any) -> dict[str, Any]:
    """The fields that every publication has, filled in."""
    return {
        "title": "Made from nothing",
        "slug": "",
        "summary": "What it is, in a sentence.",
        "kind": kind.value,
        "published_on": "04/12/2022",
        "published_precision": "day",
        "publishing_body": PublishingBody.objects.get(slug="example-scp").pk,
        "language": "en",
        "documents": inline_formset([]),
        "change_notes": inline_formset([]),
        "comments": inline_formset([]),
        **EMPTY_BODY,
        **more,
    }


def review(**more: Any) -> dict[str, Any]:
    """A review that was public before it came here."""
    lists = {"pseudonyms": inline_formset([]), "recommendations": inline_formset([])}
    prose = {"what_happened": rich_text("<p>It is said.</p>"), "what_was_learned": rich_text("")}
    before = {"came_out_before": "on", "came_out_where": "The board’s former website"}
    return publication(Kind.LCSPR, **{**lists, **prose, **before, **more})


def briefing(count: int = len(SECTION_TITLES), text: str = "<p>A minute.</p>") -> dict[str, Any]:
    """A briefing with so many sections."""
    sections = [
        ("section", {"title": f"Section {number}", "text": rich_text(text)})
        for number in range(1, count + 1)
    ]
    return publication(Kind.BRIEFING, sections=streamfield(sections))


def plan(**more: Any) -> dict[str, Any]:
    """A plan."""
    lists = {"priorities": inline_formset([]), "report_contents": inline_formset([])}
    return publication(Kind.STRATEGIC_PLAN, **{**lists, "edition": "2024-2027", **more})


def leaflet(**more: Any) -> dict[str, Any]:
    """A leaflet for families."""
    parts = {"easy_read": streamfield([]), "recordings": inline_formset([])}
    return publication(Kind.LEAFLET, **{"audience": "families", **parts, **more})


def information(**more: Any) -> dict[str, Any]:
    """An information page."""
    return {
        "title": "Made from nothing",
        "slug": "",
        "summary": "What it is about.",
        "comments": inline_formset([]),
        **EMPTY_BODY,
        **more,
    }


def add(
    client: Client, model: type[Page], parent: Page, data: dict[str, Any], *, publish: bool = True
) -> HttpResponse:
    """Send the form of a new page, as "Publish" or as "Save draft"."""
    place = (model._meta.app_label, model._meta.model_name, parent.pk)
    return _send(client, reverse("wagtailadmin_pages:add", args=place), data, publish=publish)


def edit(client: Client, page: Page, data: dict[str, Any], *, publish: bool = True) -> HttpResponse:
    """Send the form of an existing page."""
    address = reverse("wagtailadmin_pages:edit", args=[page.pk])
    return _send(client, address, data, publish=publish)


def _send(client: Client, address: str, data: dict[str, Any], *, publish: bool) -> HttpResponse:
    action = {"action-publish": "action-publish"} if publish else {}
    return client.post(address, nested_form_data({**data, **action}))
