"""What follows from a row of the library being saved or deleted."""

from typing import Any

from django.db import transaction
from wagtail.tasks import delete_file_from_storage_task

from .models import DocumentVersion, FileCheck, ProposedVersion
from .tasks import request_if_waiting


def queue_new_check(instance: FileCheck, created: bool, **kwargs: object) -> None:
    """A stored file is checked as soon as the worker comes to it."""
    if created:
        transaction.on_commit(lambda: request_if_waiting(instance))


def remove_file_of_version(instance: DocumentVersion | ProposedVersion, **kwargs: object) -> None:
    """What a document had, or shall have, goes when it is deleted, and its file with it."""
    if not instance.file:
        return
    storage: Any = instance.file.storage
    name = instance.file.name
    transaction.on_commit(
        lambda: delete_file_from_storage_task.enqueue(storage.deconstruct(), name)
    )
