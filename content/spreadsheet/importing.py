"""From what was sent to drafts: checked, kept, made by the background worker."""

import logging
import uuid
from collections.abc import Iterable
from contextlib import closing
from dataclasses import astuple
from datetime import timedelta
from typing import Any

from django.core.files.base import ContentFile
from django.core.files.uploadedfile import UploadedFile
from django.db import connection, transaction
from django.db.models import Q
from django.utils import timezone
from django_tasks import task
from wagtail.models import Page

from content.models import SheetFile, SheetImport
from library.file_types import extension_of

from .checking import CheckedSheet, check_sheet
from .files import GivenFile, given_files
from .kinds import KINDS, SheetKind
from .problems import SheetProblem, SheetRefused
from .reading import SheetRow, read_rows
from .writing import SheetWriter

LEFT_AFTER, KEPT_FOR = timedelta(days=1), timedelta(days=30)

logger = logging.getLogger(__name__)

BROKEN = (
    "Something went wrong that isn’t about the spreadsheet. Nothing was brought in. Try again; if "
    "it still fails, tell whoever looks after the site."
)


def place_of(kind: SheetKind) -> Page | None:
    """The list below which the drafts go; a site has one."""
    return kind.index.objects.order_by("path").first()


def keep_if_right(
    kind: SheetKind, spreadsheet: UploadedFile, uploads: Iterable[UploadedFile], user: Any
) -> SheetImport:
    """Check all of it and keep it for a look before it is done. Raises SheetRefused."""
    parent = _place(kind)
    files, problems = given_files(uploads)
    name = str(spreadsheet.name)[:255]
    try:
        rows = read_rows(spreadsheet, kind.headings, kind.needed)
    except SheetRefused as refusal:
        raise SheetRefused([*refusal.problems, *problems]) from refusal
    checked = check_sheet(kind, parent, rows, {file.name: file.sha1 for file in files})
    if all_problems := [*problems, *checked.problems]:
        raise SheetRefused(all_problems)
    return _keep(kind, name, rows, files, user)


def _place(kind: SheetKind) -> Page:
    if parent := place_of(kind):
        return parent
    raise SheetRefused.because(f"The site has no list of {kind.name} yet. Make that page first.")


def _keep(
    kind: SheetKind, name: str, rows: list[SheetRow], files: list[GivenFile], user: Any
) -> SheetImport:
    with transaction.atomic():
        kept = [{"number": row.number, "cells": row.cells} for row in rows]
        sheet = SheetImport.objects.create(
            kind=kind.name, file_name=name, rows=kept, created_by=user
        )
        for file in files:
            stored = ContentFile(file.content, name=f"{uuid.uuid4().hex}.{extension_of(file.name)}")
            SheetFile.objects.create(sheet=sheet, name=file.name, file=stored, sha1=file.sha1)
    return sheet


def look_again(sheet: SheetImport) -> CheckedSheet:
    """What it would become now: the site may have changed since."""
    kind = KINDS[sheet.kind]
    rows = [SheetRow(row["number"], row["cells"]) for row in sheet.rows]
    files = dict(sheet.files.values_list("name", "sha1"))
    return check_sheet(kind, _place(kind), rows, files)


def start(sheet: SheetImport) -> bool:
    """Ask the worker to make the drafts; False if somebody else has, or it is too late."""
    # Of two who start it, one comes first and changes this.
    waiting = SheetImport.objects.filter(pk=sheet.pk, progress_at=sheet.progress_at)
    if not sheet.has_stopped:
        waiting = waiting.filter(state=SheetImport.State.CHECKED)
    now = timezone.now()
    started = waiting.update(state=SheetImport.State.RUNNING, progress_at=now, rows_done=0)
    if started:
        bring_in.enqueue(sheet.pk)
    return bool(started)


@task(backend="background")
def bring_in(sheet_id: int) -> None:
    """Make the drafts of one spreadsheet, all or none."""
    for sheet in SheetImport.objects.filter(pk=sheet_id, state=SheetImport.State.RUNNING):
        try:
            _make(sheet)
        except SheetRefused as refusal:
            _fail(sheet, refusal.problems)
        except Exception:
            logger.exception("The spreadsheet %s could not be brought in", sheet.pk)
            _fail(sheet, [SheetProblem(0, "", BROKEN)])
        else:
            remove_files(sheet)


def _make(sheet: SheetImport) -> None:
    """Make the drafts and write down which; nothing if another worker just has."""
    kind = KINDS[sheet.kind]
    with transaction.atomic():
        # One at a time, so that the same row sent twice becomes one page.
        parent = Page.objects.select_for_update().get(pk=_place(kind).pk)
        sheet.refresh_from_db()
        if sheet.state != SheetImport.State.RUNNING:
            return
        checked = look_again(sheet)
        if checked.problems:
            raise SheetRefused(checked.problems)
        writer = SheetWriter(kind, parent, sheet.created_by, lambda sha1: _file_of(sheet, sha1))
        made = writer.write(checked.new_rows, lambda number: _note_progress(sheet, number))
        sheet.state, sheet.made = SheetImport.State.DONE, [page.pk for page in made]
        sheet.rows_done = len(made)
        sheet.save(update_fields=["state", "made", "rows_done"])


def _file_of(sheet: SheetImport, sha1: str) -> GivenFile:
    kept = sheet.files.filter(sha1=sha1).first()
    if kept is None:
        raise SheetRefused.because("A file that came along isn’t there any more. Send it again.")
    with kept.file.open() as stored:
        return GivenFile(kept.name, stored.read())


def _note_progress(sheet: SheetImport, number: int) -> None:
    """On a connection of its own: what is being made can’t be seen before all of it is made."""
    table = SheetImport._meta.db_table
    with closing(connection.copy()) as beside, beside.cursor() as cursor:
        cursor.execute(
            f"UPDATE {table} SET rows_done = %s, progress_at = now() WHERE id = %s",  # noqa: S608
            [number, sheet.pk],
        )


def _fail(sheet: SheetImport, problems: list[SheetProblem]) -> None:
    sheet.state = SheetImport.State.FAILED
    sheet.problems = [list(astuple(problem)) for problem in sorted(problems)]
    sheet.save(update_fields=["state", "problems"])
    remove_files(sheet)


def forget_old_sheets() -> None:
    """Those that nobody went on with, and after a month what the others were made of."""
    now = timezone.now()
    left = Q(state=SheetImport.State.CHECKED, created_at__lt=now - LEFT_AFTER)
    for sheet in SheetImport.objects.filter(left | Q(created_at__lt=now - KEPT_FOR)):
        remove_files(sheet)
        sheet.delete()


def remove_files(sheet: SheetImport) -> None:
    """What came along and isn’t needed any more."""
    for kept in sheet.files.all():
        try:
            kept.file.delete(save=False)
        except OSError:
            logger.exception("A file that came with a spreadsheet could not be removed")
        else:
            kept.delete()
