"""Who wrote what would go out: whoever changed a word since the page was last published."""

import json
import re
from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import Any

from django.contrib.auth.models import AbstractUser
from django.core.serializers.json import DjangoJSONEncoder
from wagtail.models import Page, Revision

Content = dict[str, Any]

# Planning the hour, and comments beside the words, change nothing that readers see.
NOT_WORDS = {"go_live_at", "expire_at", "wagtail_admin_comments", "locked", "pk"}
# Names that the editor gives to paragraphs and blocks anew; in a body they stand inside JSON.
NAMES_OF_PARTS = re.compile(r""" data-block-key=\\?"[^"\\]*\\?"|"id": "[0-9a-f-]{36}",? ?""")


def has_written(user: AbstractUser, page: Page) -> bool:
    """Whether words of this person are in the latest version that aren't public yet.

    Saving a draft without a change, leaving a comment, planning the hour, or taking one's own
    change back again doesn't count.
    """
    if page.pk is None:
        return True
    if not page.live and page.owner_id == user.pk:
        return True
    return user.pk in _writers(page)


def _writers(page: Page) -> Iterator[int]:
    """The keys of everybody who changed something, one stretch of versions after the other."""
    before = _published(page)
    for writer, last in _ends_of_stretches(_new_versions(page)):
        after = words_of(
            type(page), Revision.objects.values_list("content", flat=True).get(pk=last)
        )
        if writer and after != before:
            yield writer
        before = after


def _published(page: Page) -> Content | None:
    """The words that readers have now."""
    if not page.live:
        return None
    stored = type(page)._base_manager.get(pk=page.pk)
    if stored.live_revision:
        return words_of(type(page), stored.live_revision.content)
    as_kept = json.dumps(stored.serializable_data(), cls=DjangoJSONEncoder)
    return words_of(type(page), json.loads(as_kept))


def _new_versions(page: Page) -> Iterable[tuple[int, int | None]]:
    """Key and writer of each version since the published one, oldest first."""
    versions = page.revisions.order_by("created_at", "pk")
    if page.live and page.live_revision_id:
        published = Revision.objects.filter(pk=page.live_revision_id).first()
        if published:
            versions = versions.filter(created_at__gt=published.created_at)
    return versions.values_list("pk", "user_id")


def _ends_of_stretches(
    versions: Iterable[tuple[int, int | None]],
) -> Iterator[tuple[int | None, int]]:
    """Each writer with the last of the versions that they saved one after the other."""
    for writer, stretch in groupby(versions, key=lambda version: version[1]):
        *_, (last, _) = stretch
        yield writer, last


def words_of(page_class: type[Page], content: Content) -> Content:
    """What a version says, without its bookkeeping."""
    kept_by_itself = {field.name for field in page_class._meta.fields if not field.editable}
    return {
        name: _without_keys(value)
        for name, value in content.items()
        if name not in kept_by_itself | NOT_WORDS
    }


def _without_keys(value: Any) -> Any:
    """Rows of a list get their keys only when they are saved; that changes no word."""
    if isinstance(value, str):
        return NAMES_OF_PARTS.sub("", value)
    if isinstance(value, list):
        return [_without_keys(row) for row in value]
    if isinstance(value, dict):
        kept_by_itself = {"pk", "page"} if "pk" in value else set()
        return {
            name: _without_keys(part) for name, part in value.items() if name not in kept_by_itself
        }
    return value
