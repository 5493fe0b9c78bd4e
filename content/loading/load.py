"""One load from beginning to end: read, check, write; all of it or nothing."""

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import connection, models, transaction
from wagtail.models import Site

from core.bulk import written_in_bulk

from .admin_search import learn, not_at_each_save
from .check import Check
from .data import Ref, fingerprint, references, resolve
from .file_writer import FileWriter
from .page_writer import PageWriter, messages_of
from .problems import ContentRefused, Problem, ProblemList
from .reader import read_folder
from .records import Record, build_records
from .report import Action, Report
from .samples import TEMPLATE
from .tied import Ties
from .writers import SettingsWriter, SnippetWriter

Writer = SnippetWriter | PageWriter | FileWriter
Step = tuple[Callable[[Record], None], Record]
Progress = Callable[[list[Step]], Iterable[Step]]
EDITED = "edited on the site"
DELETED = "deleted on the site"
# Two loads at once would make everything twice; the second waits. Any number of our own will do.
LOCK = 5_271_009


def load_folder(
    folder: Path,
    *,
    dry_run: bool = False,
    overwrite: bool = False,
    progress: Progress = iter,
) -> Report:
    """Make the site agree with a folder.

    `dry_run` does it all and takes it back. `overwrite` writes over what editors changed since the
    last load, which is kept otherwise. `progress` may wrap the steps, to show how far it is.
    Raises ContentRefused with every problem found; then nothing has changed.
    """
    records = check_folder(folder)
    load = _Load(folder, overwrite)
    is_kept = False
    try:
        with not_at_each_save(), transaction.atomic():
            with written_in_bulk():
                load.run(records, progress)
            learn(load.written)
            transaction.set_rollback(dry_run)
        is_kept = not dry_run
    finally:
        load.files.checking.stop()
        if not is_kept:
            load.take_back()
    return load.report


def check_folder(folder: Path) -> list[Record]:
    """Everything in the folder, checked without touching the site; raises ContentRefused."""
    problems = ProblemList()
    if not folder.is_dir():
        raise ContentRefused([Problem(str(folder), 0, "There is no such folder.")])
    sections = read_folder(folder, problems)
    # What a file that can't be read holds would be missing everywhere else: say the cause only.
    problems.raise_if_any()
    records = build_records(sections, Check(folder, problems, {}))
    problems.raise_if_any()
    refuse_samples_in_production(records)
    return records


def refuse_samples_in_production(records: list[Record]) -> None:
    """A site for readers gets no samples."""
    if settings.SAMPLES_MAY_BE_PUBLISHED:
        return
    samples = [r for r in records if r.sample is not None or r.values.get("is_sample")]
    if samples:
        message = "This is a sample, and this site doesn't publish samples. Put the real one here."
        raise ContentRefused([Problem(r.node.file, r.node.line, message) for r in samples])


class _Load:
    """The writing of one folder."""

    def __init__(self, folder: Path, overwrite: bool) -> None:
        self.source = folder.resolve().name
        self.overwrite = overwrite
        self.report = Report()
        self.problems = ProblemList()
        self.files = FileWriter()
        writers: list[Writer] = [self.files, SnippetWriter(), PageWriter(), SettingsWriter()]
        self.writers = {section: w for w in writers for section in w.handles}
        self.objects: dict[Ref, models.Model] = {}
        self.created: set[Ref] = set()
        self.deleted: set[Ref] = set()
        self.written: list[models.Model] = []

    def run(self, records: list[Record], progress: Progress) -> None:
        """Place every entry, then fill every entry; raises ContentRefused after either."""
        with connection.cursor() as cursor:
            cursor.execute("select pg_advisory_xact_lock(%s)", [LOCK])
        self.ties = Ties(self.source)
        ordered = parents_first(records)
        places: list[Step] = [(self.place, record) for record in ordered]
        files = [record for record in ordered if record.section in self.files.handles]
        others = [record for record in ordered if record.section not in self.files.handles]
        fills: list[Step] = [(self.fill, record) for record in files + others]
        for number, (step, record) in enumerate(progress(places + fills)):
            if number == len(places):
                self.problems.raise_if_any()
            if number == len(places) + len(files):
                # No page is published with a file that wasn't checked.
                self.files.conclude_checks()
            self.guarded(step, record)
        self.problems.raise_if_any()

    def take_back(self) -> None:
        """What the database's own way back doesn't reach."""
        self.files.take_back()
        Site.clear_site_root_paths_cache()

    def guarded(self, step: Callable[[Record], None], record: Record) -> None:
        """Note what the models refuse, on the line of its field, and go on to the next entry."""
        try:
            with transaction.atomic():
                step(record)
        except ValidationError as error:
            fields = error.error_dict if hasattr(error, "error_dict") else {"": [error]}
            for name, errors in fields.items():
                for message in (m for each in errors for m in messages_of(each)):
                    start = "" if name in ("", "__all__") else f"{name}: "
                    self.problems.add(record.node_of(name), f"{start}{message}")

    def place(self, record: Record) -> None:
        """Find the entry's object or make its place."""
        found = self.ties.find(record.ref, record.model)
        if found is None and self.ties.tie(record.ref) and not self.overwrite:
            self.deleted.add(record.ref)
            return
        if found is None:
            found = self.writers[record.section].place(record, self.primary_key)
            self.created.add(record.ref)
        self.objects[record.ref] = found

    def fill(self, record: Record) -> None:
        """Bring the object up to what the folder says, unless an editor has changed it."""
        if record.ref in self.deleted:
            self.report.add(Action.KEPT, record.section, record.key, DELETED)
            return
        made, writer = self.objects[record.ref], self.writers[record.section]
        tie, wanted = self.ties.tie(record.ref), self.wanted(record)
        is_new = record.ref in self.created
        if tie and not is_new:
            is_edited = tie.state != writer.state(made)
            if is_edited and not self.overwrite:
                self.report.add(Action.KEPT, record.section, record.key, EDITED)
                return
            if tie.fingerprint == wanted and not is_edited:
                self.report.add(Action.UNCHANGED, record.section, record.key)
                return
        self.refuse_deleted_references(record)
        if not (is_new and writer.places_whole):
            writer.fill(record, made, self.primary_key)
        self.written.append(made)
        self.ties.note(record.ref, made, wanted, writer.state(made))
        self.report.add(Action.CREATED if is_new else Action.UPDATED, record.section, record.key)

    def primary_key(self, ref: Ref) -> int:
        """The key of the object that an entry made, also if an editor has deleted it since."""
        if ref in self.objects:
            return int(self.objects[ref].pk)
        tie = self.ties.tie(ref)
        if tie is None:
            raise ValidationError(f"{ref.section} {ref.key} could not be made, see there.")
        return tie.object_id

    def wanted(self, record: Record) -> str:
        """A hash of everything the folder says about an entry."""
        data: list[Any] = [record.values, record.rows, record.parent]
        parts = [resolve(data, self.primary_key), record.sample]
        if record.sample is not None:
            parts.append(TEMPLATE.read_text(encoding="utf-8"))
        if record.file is not None:
            parts.append(record.file.read_bytes().hex())
        return fingerprint(parts)

    def refuse_deleted_references(self, record: Record) -> None:
        """What is about to be written can't lead to what an editor has deleted."""
        used = set(references([list(record.values.values()), record.parent]))
        used |= set(
            references([list(row.values()) for rows in record.rows.values() for row in rows])
        )
        for ref in used & self.deleted:
            raise ValidationError(
                f"This leads to {ref.section} {ref.key}, which was deleted on the site. Take the "
                "reference out, or load with --overwrite to bring it back."
            )


def parents_first(records: list[Record]) -> list[Record]:
    """The same entries, each page after the page it stands under."""
    by_ref = {record.ref: record for record in records}
    ordered: dict[Ref, Record] = {}

    def add(record: Record, below: frozenset[Ref] = frozenset()) -> None:
        if record.ref in ordered:
            return
        if record.ref in below:
            message = f"“{record.key}” stands under itself. Give it another page under “under”."
            raise ContentRefused([Problem(record.node.file, record.node.line, message)])
        if record.parent:
            add(by_ref[record.parent], below | {record.ref})
        ordered[record.ref] = record

    for record in records:
        add(record)
    return list(ordered.values())
