"""A folder is loaded into a site as it was installed, or nothing of it is."""

from collections.abc import Callable
from pathlib import Path

import pytest
from django.conf import settings
from django.core.management import CommandError, call_command
from django_tasks import task_backends
from wagtail.models import Page

from content.loading import Report
from content.loading.file_writer import FileWriter
from content.loading.report import Action
from content.models import LoadedObject
from library.models import FileCheck, SiteDocument
from search.models import Entry

from .conftest import Folder

ENTRIES = 5


def counts(report: Report) -> list[int]:
    return [
        report.count(a) for a in (Action.CREATED, Action.UPDATED, Action.UNCHANGED, Action.KEPT)
    ]


def stored_files() -> set[Path]:
    return {path for path in Path(settings.MEDIA_ROOT).rglob("*") if path.is_file()}


def test_a_dry_run_says_what_would_happen_and_changes_nothing(small_site: Folder) -> None:
    files, pages = stored_files(), Page.objects.count()
    assert counts(small_site.load(dry_run=True)) == [ENTRIES, 0, 0, 0]
    assert (Page.objects.count(), LoadedObject.objects.count()) == (pages, 0)
    assert stored_files() == files


def test_a_load_that_fails_takes_its_files_back(
    small_site: Folder, monkeypatch: pytest.MonkeyPatch
) -> None:
    files, write = stored_files(), FileWriter.place

    def write_then_fail(*args: object) -> None:
        write(*args)  # type: ignore[arg-type]
        assert len(stored_files()) == len(files) + 1
        raise OSError("The disk is full")

    monkeypatch.setattr(FileWriter, "place", write_then_fail)
    with pytest.raises(OSError, match="The disk is full"):
        small_site.load()
    assert (stored_files(), SiteDocument.objects.count()) == (files, 0)


def test_the_command_ends_with_the_counts(
    small_site: Folder, capsys: pytest.CaptureFixture
) -> None:
    call_command("load_content", str(small_site.path))
    assert capsys.readouterr().out.strip() == f"{ENTRIES} created, 0 updated, 0 unchanged."


def test_the_command_lists_what_a_dry_run_would_do(
    small_site: Folder, capsys: pytest.CaptureFixture
) -> None:
    call_command("load_content", str(small_site.path), "--dry-run")
    said = capsys.readouterr().out
    assert "created: pages about-us" in said
    assert "Nothing was changed." in said


def test_the_command_names_the_problems_without_a_traceback(folder: Folder, db: None) -> None:
    folder.write("a.yaml", "topics:\n  one: {nme: One}\n")
    with pytest.raises(CommandError) as refused:
        call_command("load_content", str(folder.path))
    said = str(refused.value)
    assert "a.yaml, line 2: Unknown field “nme”. Did you mean “name”?" in said
    assert said.endswith("Nothing was loaded.")


def test_a_load_leaves_one_task_and_no_file_to_check_again(
    small_site: Folder,
    django_capture_on_commit_callbacks: Callable,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    asked: list[str] = []
    background = task_backends["background"]
    monkeypatch.setattr(background, "enqueue", lambda task, *_: asked.append(task.module_path))
    with django_capture_on_commit_callbacks(execute=True):
        small_site.load()
    assert FileCheck.objects.unfinished().count() == 0
    assert asked == ["search.tasks.reindex"]
    with django_capture_on_commit_callbacks(execute=True):
        small_site.load()
    assert asked == ["search.tasks.reindex"], "what hasn't changed was done again"


def test_what_was_loaded_is_found_before_any_task_has_run(small_site: Folder) -> None:
    small_site.load()
    assert (
        Entry.objects.filter(page__live=True).count()
        == Page.objects.live().filter(depth__gt=1).count()
    )
