"""Puts a clean copy of a file in its place: what can safely be taken out is taken out."""

import logging
from functools import partial
from pathlib import Path
from typing import Any

from django.contrib.auth.models import AbstractUser
from django.core.files.base import File
from django.core.files.storage import Storage
from django.db import transaction
from wagtail.log_actions import log

from library.safety import Limits, clean_copy

from .checking import local_copy
from .models import FileCheck, SiteDocument, SiteImage

logger = logging.getLogger(__name__)

# An editor waits for it, and so does the server.
LIMITS = Limits(seconds=60)
STORE_IS_DOWN = (
    "The clean copy could not be made: the place where files are kept does not answer. Nothing "
    "was changed. Try again in a few minutes."
)
REPLACED_MEANWHILE = (
    "Somebody replaced the file in the meantime, so nothing was changed. Look at the new file."
)
NOTHING_TO_REMOVE = "There is nothing in the file that a clean copy would leave out."


class NotCleaned(Exception):
    """No clean copy was made and nothing was changed; its text says why."""


def put_clean_copy(file: SiteDocument | SiteImage, user: AbstractUser) -> tuple[str, ...]:
    """Replace a stored file by its clean copy, and return what was removed. Raises NotCleaned.

    Address and uses stay. A document keeps the original as a version, which only editors can get.
    Of an image nothing is kept: what is removed from a picture, such as the place where it was
    taken, is worth nothing to anybody.
    """
    try:
        with local_copy(file.file.name or "") as original:
            copy = original.with_name(f"clean{original.suffix}")
            cleaned = clean_copy(original, copy, limits=LIMITS)
            if not cleaned.made:
                raise NotCleaned(cleaned.reason)
            if not cleaned.removed:
                raise NotCleaned(NOTHING_TO_REMOVE)
            _replace(file, copy, user, cleaned.removed)
    except OSError as error:
        logger.exception("No clean copy of %s could be made.", file.file.name)
        raise NotCleaned(STORE_IS_DOWN) from error
    return cleaned.removed


@transaction.atomic
def _replace(
    file: SiteDocument | SiteImage, copy: Path, user: AbstractUser, removed: tuple[str, ...]
) -> None:
    """Save the copy in the file's place, write it down, and ask for its check."""
    stored: Any = type(file)._base_manager.select_for_update().get(pk=file.pk)
    replaced = stored.file
    if replaced.name != file.file.name:
        raise NotCleaned(REPLACED_MEANWHILE)
    before = stored.current_check
    stored.new_file_by = user
    stored.replaced_because = reason_of(removed)
    # It looks the same to readers, and what it leaves out they shouldn't have for a day longer.
    stored.is_agreed = True
    with copy.open("rb") as content:
        stored.file = File(content, name=f"clean{copy.suffix}")
        stored.save()
    if before and before.uploaded_by_id:
        # Its words are still those that somebody else brought: who that is may not accept them.
        FileCheck.objects.filter(file_name=stored.file.name).update(
            uploaded_by=before.uploaded_by_id
        )
    if isinstance(stored, SiteImage):
        transaction.on_commit(partial(_remove, replaced.storage, replaced.name))
    log(instance=stored, action="library.clean", user=user, data={"reason": reason_of(removed)})


def reason_of(removed: tuple[str, ...]) -> str:
    """Why the file was replaced, as its version and the log have it."""
    return f"Clean copy. Removed: {' '.join(removed)}"


def _remove(storage: Storage, name: str) -> None:
    try:
        storage.delete(name)
    except OSError:
        logger.exception("A replaced picture could not be removed: %s", name)
