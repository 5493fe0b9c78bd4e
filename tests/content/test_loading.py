"""A folder makes the site agree with it, and loses nobody's work."""

from pathlib import Path

import pytest
from django.conf import settings
from django.core.management import CommandError, call_command
from wagtail.models import Page, Site

from content.loading import Report
from content.loading.file_writer import FileWriter
from content.loading.report import Action
from content.models import LoadedObject
from core.models import GlossaryTerm, SiteSettings
from home.models import InformationPage
from library.models import SiteDocument, SiteImage
from tests.factories.files import pdf_bytes, png_bytes

from .conftest import Folder

ENTRIES = 5


def counts(report: Report) -> list[int]:
    return [
        report.count(a) for a in (Action.CREATED, Action.UPDATED, Action.UNCHANGED, Action.KEPT)
    ]


def stored_files() -> set[Path]:
    return {path for path in Path(settings.MEDIA_ROOT).rglob("*") if path.is_file()}


def rewrite(folder: Folder, old: str, new: str) -> None:
    path = folder.path / "2-about.yaml"
    path.write_text(path.read_text().replace(old, new))


def edit_on_the_site(title: str) -> None:
    page = InformationPage.objects.get()
    page.title = title
    page.save_revision().publish()


def test_a_first_load_makes_everything(small_site: Folder) -> None:
    assert counts(small_site.load()) == [ENTRIES, 0, 0, 0]
    page = InformationPage.objects.get()
    assert page.live
    assert page.url == "/about-us/"


def test_the_front_page_takes_the_place_of_wagtails_own(small_site: Folder) -> None:
    small_site.load()
    site = Site.objects.get()
    assert site.root_page.title == "The partnership"
    assert list(Page.objects.filter(depth=2)) == [site.root_page]


def test_the_tree_stays_whole(small_site: Folder) -> None:
    small_site.load()
    assert Page.find_problems() == ([], [], [], [], [])
    assert Page.objects.get(depth=2).numchild == 1


def test_links_lead_to_the_objects_of_their_keys(small_site: Folder) -> None:
    small_site.load()
    html = str(InformationPage.objects.get().body[0].value.source)
    document, home = SiteDocument.objects.get(), Page.objects.get(depth=2)
    assert f'<a linktype="document" id="{document.pk}">the plan</a>' in html
    assert f'<a linktype="page" id="{home.pk}">home</a>' in html


def test_pages_are_published_through_a_revision(small_site: Folder) -> None:
    small_site.load()
    page = InformationPage.objects.get()
    assert page.revisions.count() == 1
    assert page.live_revision == page.latest_revision
    assert not page.has_unpublished_changes


def test_a_second_load_changes_nothing(small_site: Folder) -> None:
    small_site.load()
    files = stored_files()
    assert counts(small_site.load()) == [0, 0, ENTRIES, 0]
    assert InformationPage.objects.get().revisions.count() == 1
    assert stored_files() == files


def test_what_changed_in_the_folder_changes_on_the_site(small_site: Folder) -> None:
    small_site.load()
    rewrite(small_site, "Who we are.", "Who we are today.")
    assert counts(small_site.load()) == [0, 1, ENTRIES - 1, 0]
    assert InformationPage.objects.get().summary == "Who we are today."


def test_a_new_title_and_address_stay_with_the_same_page(small_site: Folder) -> None:
    small_site.load()
    made = InformationPage.objects.get().pk
    rewrite(small_site, "title: About us", "title: The team\n    slug: the-team")
    small_site.load()
    assert (InformationPage.objects.get().pk, Page.objects.get(pk=made).url) == (made, "/the-team/")


def test_a_field_taken_out_of_the_folder_is_emptied(small_site: Folder) -> None:
    rewrite(small_site, "title: About us", "title: About us\n    is_history: yes")
    small_site.load()
    rewrite(small_site, "\n    is_history: yes", "")
    small_site.load()
    assert not InformationPage.objects.get().is_history


def test_a_page_moves_when_the_folder_says_so(small_site: Folder) -> None:
    small_site.write(
        "3.yaml",
        "pages:\n  more: {type: information page, under: home, title: More, summary: S}\n",
    )
    small_site.load()
    rewrite(small_site, "under: home", "under: more")
    small_site.load()
    assert Page.objects.get(slug="about-us").url == "/more/about-us/"
    assert Page.find_problems() == ([], [], [], [], [])


def test_an_edit_on_the_site_is_kept(small_site: Folder) -> None:
    small_site.load()
    edit_on_the_site("Our own title")
    rewrite(small_site, "Who we are.", "Something else.")
    report = small_site.load()
    assert counts(report) == [0, 0, ENTRIES - 1, 1]
    assert "kept: edited on the site: pages about-us" in map(str, report.lines)
    assert InformationPage.objects.get().title == "Our own title"


def test_a_draft_on_the_site_is_kept(small_site: Folder) -> None:
    small_site.load()
    page = InformationPage.objects.get()
    page.title = "Not yet published"
    draft = page.save_revision()
    rewrite(small_site, "Who we are.", "Something else.")
    small_site.load()
    assert InformationPage.objects.get().latest_revision == draft


def test_an_edited_snippet_is_kept(small_site: Folder) -> None:
    small_site.load()
    GlossaryTerm.objects.update(meaning="Changed by the editor")
    assert small_site.load().count(Action.KEPT) == 1
    assert GlossaryTerm.objects.get().meaning == "Changed by the editor"


def test_overwrite_brings_the_folders_words_back(small_site: Folder) -> None:
    small_site.load()
    edit_on_the_site("Our own title")
    assert counts(small_site.load(overwrite=True)) == [0, 1, ENTRIES - 1, 0]
    assert InformationPage.objects.get().title == "About us"


def test_what_an_editor_deleted_stays_deleted(small_site: Folder) -> None:
    small_site.load()
    InformationPage.objects.get().delete()
    assert "kept: deleted on the site: pages about-us" in map(str, small_site.load().lines)
    assert not InformationPage.objects.exists()


def test_overwrite_brings_back_what_was_deleted(small_site: Folder) -> None:
    small_site.load()
    InformationPage.objects.get().delete()
    small_site.load(overwrite=True)
    assert InformationPage.objects.get().url == "/about-us/"


def test_a_reference_to_what_was_deleted_is_named(small_site: Folder) -> None:
    small_site.load()
    InformationPage.objects.get().delete()
    SiteDocument.objects.all().delete()
    small_site.write(
        "3.yaml",
        "pages:\n  more:\n    type: information page\n    under: home\n    title: More\n"
        "    summary: S.\n    body:\n      - document: plan\n",
    )
    [problem] = small_site.problems()
    assert "This leads to documents plan, which was deleted on the site." in problem.message


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


def test_a_real_file_takes_the_place_of_a_sample(
    small_site: Folder, django_capture_on_commit_callbacks: object
) -> None:
    small_site.load()
    sample = SiteDocument.objects.get()
    small_site.write("files/plan.pdf", pdf_bytes("The real plan."))
    path = small_site.path / "documents.yaml"
    path.write_text(
        path.read_text().replace("sample: {kind: plan, publisher: scp}", "file: files/plan.pdf")
    )
    with django_capture_on_commit_callbacks(execute=True):  # type: ignore[operator]
        small_site.load()
    real = SiteDocument.objects.get()
    with real.open_file() as stored:
        assert stored.read() == pdf_bytes("The real plan.")
    assert (real.pk, real.is_sample) == (sample.pk, False)
    assert real.versions.get().file.name == sample.file.name


def test_an_image_and_the_settings_that_use_it(small_site: Folder) -> None:
    small_site.write("files/logo.png", png_bytes())
    small_site.write(
        "settings.yaml",
        "settings:\n  name: The Partnership\n  logo: logo\n  concern_page: about-us\n"
        "images:\n  logo: {title: Our logo, file: files/logo.png}\n",
    )
    small_site.load()
    made = SiteSettings.for_site(Site.objects.get())
    assert (made.name, made.logo, made.logo.width) == (
        "The Partnership",
        SiteImage.objects.get(),
        64,
    )
    assert made.concern_page.specific == InformationPage.objects.get()


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
