"""What machines read about a page (schema.org, as JSON-LD)."""

import json
from collections.abc import Sequence
from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils.safestring import SafeString, mark_safe
from wagtail.models import Page

from core.models import SiteSettings
from core.navigation import Link, address

Thing = dict[str, Any]
# As in Django's json_script: nothing in the data can end the element it stands in.
ESCAPES = {ord(">"): "\\u003E", ord("<"): "\\u003C", ord("&"): "\\u0026"}


def organisation(settings: SiteSettings, root: str) -> Thing:
    """Who publishes the site."""
    thing: Thing = {
        "@type": "GovernmentOrganization",
        "@id": f"{root}#organisation",
        "name": settings.name,
        "alternateName": settings.short_name,
        "url": root,
    }
    if settings.email:
        thing["email"] = settings.email
    if settings.address:
        thing["address"] = ", ".join(settings.address.splitlines())
    return thing


def website(settings: SiteSettings, root: str) -> Thing:
    """The site and its search."""
    return {
        "@type": "WebSite",
        "@id": f"{root}#site",
        "name": settings.name,
        "url": root,
        "inLanguage": "en-GB",
        "publisher": {"@id": f"{root}#organisation"},
        "potentialAction": {
            "@type": "SearchAction",
            "target": f"{root.rstrip('/')}{reverse('search:results')}?q={{words}}",
            "query-input": "required name=words",
        },
    }


def web_page(page: Page, root: str, url: str) -> Thing:
    """One page; a page type may say more about itself in `structured_data`."""
    thing: Thing = {
        "@type": "WebPage",
        "@id": url,
        "url": url,
        "name": page.title,
        "isPartOf": {"@id": f"{root}#site"},
    }
    if page.last_published_at:
        thing["dateModified"] = page.last_published_at.date().isoformat()
    return thing | getattr(page, "structured_data", {})


def trail(links: Sequence[Link], page: Page, request: HttpRequest) -> Thing:
    """The breadcrumbs."""
    steps = [(link.title, request.build_absolute_uri(link.url)) for link in links]
    steps.append((page.title, request.build_absolute_uri(address(request, page))))
    return {
        "@type": "BreadcrumbList",
        "itemListElement": [
            {"@type": "ListItem", "position": position, "name": name, "item": url}
            for position, (name, url) in enumerate(steps, start=1)
        ],
    }


def as_script(things: list[Thing]) -> SafeString:
    """The element for the page's head. It is data: no browser runs it."""
    graph = json.dumps({"@context": "https://schema.org", "@graph": things}, ensure_ascii=False)
    return mark_safe(  # noqa: S308 - escaped above
        f'<script type="application/ld+json">{graph.translate(ESCAPES)}</script>'
    )
