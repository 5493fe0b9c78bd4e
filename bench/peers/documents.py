"""Documents to measure with: public without a page while the block runs, and gone afterwards."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.apps import apps
from django.core.files.base import ContentFile
from django.utils import timezone

MEGABYTE = 1024 * 1024
LINE = b"Words of a document that is only here to be measured, line after line after line.\n"


@contextmanager
def public_documents(*sizes: float) -> Iterator[list[Any]]:
    """One of each size in megabytes, in whatever store the site uses."""
    made = [_make(size) for size in sizes]
    try:
        yield made
    finally:
        for document in made:
            document.delete()


def _make(megabytes: float) -> Any:
    content = (LINE * (int(megabytes * MEGABYTE) // len(LINE) + 1))[: int(megabytes * MEGABYTE)]
    document = apps.get_model("library.SiteDocument")(
        title=f"For measuring, {megabytes} MB", is_public_without_page=True
    )
    document.file.save(f"for-measuring-{megabytes}.pdf", ContentFile(content), save=False)
    document.save()
    check, _ = apps.get_model("library.FileCheck").objects.get_or_create(
        file_name=document.file.name, defaults={"document": document}
    )
    check.state, check.cleared_at = "done", timezone.now()
    check.save()
    return document
