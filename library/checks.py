"""Rules that keep files private, checked whenever the project starts."""

from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.checks import CheckMessage, Error, Tags, Warning, register
from django.urls import Resolver404, resolve
from wagtail.models import Page, get_page_models

from .delivery import DELIVERIES, REDIRECT
from .pages import GuardedPage
from .storage import site_storage

A_FILE = "documents/a-file.pdf"


@register(Tags.security)
def media_is_not_served(app_configs: Any, **kwargs: Any) -> list[CheckMessage]:
    """library.E001: nothing answers below MEDIA_URL; library.E002: no static folder holds files."""
    found: list[CheckMessage] = []
    try:
        resolve(f"/{settings.MEDIA_URL.lstrip('/')}{A_FILE}")
        found.append(
            Error(
                f"Something answers below MEDIA_URL ({settings.MEDIA_URL}).",
                hint="Uploads are private. library.views serves them to those who may read them.",
                id="library.E001",
            )
        )
    except Resolver404:
        pass
    static_folders = [settings.STATIC_ROOT, *settings.STATICFILES_DIRS]
    if any(_overlap(settings.MEDIA_ROOT, folder) for folder in static_folders if folder):
        found.append(
            Error(
                f"Uploads ({settings.MEDIA_ROOT}) lie in a folder of static files, or around one.",
                hint="Everybody can read static files. Choose another MEDIA_ROOT.",
                id="library.E002",
            )
        )
    return found


def _overlap(one: str | Path, other: str | Path) -> bool:
    first, second = Path(one).resolve(), Path(other).resolve()
    return first.is_relative_to(second) or second.is_relative_to(first)


@register(Tags.models)
def pages_are_guarded(app_configs: Any, **kwargs: Any) -> list[CheckMessage]:
    """library.E003: every page type goes through the gate and keeps its references true."""
    return [
        Error(
            "This page type isn't a GuardedPage.",
            hint="Derive it from library.pages.GuardedPage, so that its files open and close "
            "with it.",
            obj=model,
            id="library.E003",
        )
        for model in get_page_models()
        if model is not Page and not issubclass(model, GuardedPage)
    ]


@register(Tags.security)
def references_are_indexed_at_once(app_configs: Any, **kwargs: Any) -> list[CheckMessage]:
    """library.E004: Wagtail's index of what uses a file doesn't wait for a worker."""
    backend = settings.TASKS["default"]["BACKEND"]
    if backend.endswith("ImmediateBackend"):
        return []
    return [
        Error(
            f"Wagtail's tasks run in {backend}, so a published page's files would stay closed.",
            hint='Keep TASKS["default"] immediate; give slow work a queue of its own.',
            id="library.E004",
        )
    ]


@register(Tags.security)
def delivery_is_possible(app_configs: Any, **kwargs: Any) -> list[CheckMessage]:
    """library.E010: S3_DELIVERY is known; library.E011: there is a store that can do it."""
    if settings.S3_DELIVERY not in DELIVERIES:
        return [
            Error(
                f"S3_DELIVERY is “{settings.S3_DELIVERY}”.",
                hint=f"It can be {' or '.join(DELIVERIES)}. Until then the site streams.",
                id="library.E010",
            )
        ]
    if settings.S3_DELIVERY == REDIRECT and not hasattr(site_storage(), "signed_address"):
        return [
            Error(
                "S3_DELIVERY is “redirect”, but files are on disk, which signs no addresses.",
                hint="Set S3_BUCKET, or leave S3_DELIVERY out. Until then the site streams.",
                id="library.E011",
            )
        ]
    return []


@register(Tags.security, deploy=True)
def signed_addresses_are_encrypted(app_configs: Any, **kwargs: Any) -> list[CheckMessage]:
    """library.W012: readers reach the store by https, so that nobody on the way reads along."""
    storage = site_storage()
    if settings.S3_DELIVERY != REDIRECT or not hasattr(storage, "signed_address"):
        return []
    address = storage.signed_address("GET", "a", disposition="inline", content_type="text/plain")
    if address.startswith("https://"):
        return []
    return [
        Warning(
            "S3_DELIVERY is “redirect”, and readers would reach the store without https.",
            hint="Set S3_PUBLIC_ENDPOINT_URL to the store’s https address, or stream.",
            id="library.W012",
        )
    ]
