"""A folder makes the site agree with it, and loses nobody's work."""

import shutil
from pathlib import Path

import pytest
from django.conf import settings
from wagtail.models import Page, Site

from content.loading import Report
from content.loading.report import Action
from core.models import GlossaryTerm, SiteSettings
from home.models import InformationPage
from library.models import SiteDocument, SiteImage
from tests.factories.files import pdf_bytes, png_bytes
from tests.factories.home import as_installed

from .conftest import Folder, write_small_site

pytestmark = pytest.mark.django_db
ENTRIES = 5


@pytest.fixture(scope="module")
def folder_of_the_file(module_rows: None, tmp_path_factory: pytest.TempPathFactory) -> Folder:
    """The small site, in a folder that nobody changes."""
    as_installed()
    return write_small_site(Folder(tmp_path_factory.mktemp("loaded") / "partnership"))


@pytest.fixture(scope="module")
def first_load(folder_of_the_file: Folder) -> Report:
    """The folder is loaded before the first test."""
    return folder_of_the_file.load()


@pytest.fixture
def loaded(folder_of_the_file: Folder, first_load: Report, tmp_path: Path) -> Folder:
    """The folder as it was loaded, for a test to change."""
    shutil.copytree(folder_of_the_file.path, tmp_path / "partnership", dirs_exist_ok=True)
    return Folder(tmp_path / "partnership")


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


def test_a_first_load_makes_everything(first_load: Report, loaded: Folder) -> None:
    assert counts(first_load) == [ENTRIES, 0, 0, 0]
    page = InformationPage.objects.get()
    assert page.live
    assert page.url == "/about-us/"


def test_the_front_page_takes_the_place_of_wagtails_own(loaded: Folder) -> None:
    site = Site.objects.get()
    assert site.root_page.title == "The partnership"
    assert list(Page.objects.filter(depth=2)) == [site.root_page]


def test_the_tree_stays_whole(loaded: Folder) -> None:
    assert Page.find_problems() == ([], [], [], [], [])
    assert Page.objects.get(depth=2).numchild == 1


def test_links_lead_to_the_objects_of_their_keys(loaded: Folder) -> None:
    html = str(InformationPage.objects.get().body[0].value.source)
    document, home = SiteDocument.objects.get(), Page.objects.get(depth=2)
    assert f'<a linktype="document" id="{document.pk}">the plan</a>' in html
    assert f'<a linktype="page" id="{home.pk}">home</a>' in html


def test_pages_are_published_through_a_revision(loaded: Folder) -> None:
    page = InformationPage.objects.get()
    assert page.revisions.count() == 1
    assert page.live_revision == page.latest_revision
    assert not page.has_unpublished_changes


def test_a_second_load_changes_nothing(loaded: Folder) -> None:
    files = stored_files()
    assert counts(loaded.load()) == [0, 0, ENTRIES, 0]
    assert InformationPage.objects.get().revisions.count() == 1
    assert stored_files() == files


def test_what_changed_in_the_folder_changes_on_the_site(loaded: Folder) -> None:
    rewrite(loaded, "Who we are.", "Who we are today.")
    assert counts(loaded.load()) == [0, 1, ENTRIES - 1, 0]
    assert InformationPage.objects.get().summary == "Who we are today."


def test_a_new_title_and_address_stay_with_the_same_page(loaded: Folder) -> None:
    made = InformationPage.objects.get().pk
    rewrite(loaded, "title: About us", "title: The team\n    slug: the-team")
    loaded.load()
    assert (InformationPage.objects.get().pk, Page.objects.get(pk=made).url) == (made, "/the-team/")


def test_a_field_taken_out_of_the_folder_is_emptied(loaded: Folder) -> None:
    rewrite(loaded, "title: About us", "title: About us\n    is_history: yes")
    loaded.load()
    rewrite(loaded, "\n    is_history: yes", "")
    loaded.load()
    assert not InformationPage.objects.get().is_history


def test_a_page_moves_when_the_folder_says_so(loaded: Folder) -> None:
    loaded.write(
        "3.yaml",
        "pages:\n  more: {type: information page, under: home, title: More, summary: S}\n",
    )
    rewrite(loaded, "under: home", "under: more")
    loaded.load()
    assert Page.objects.get(slug="about-us").url == "/more/about-us/"
    assert Page.find_problems() == ([], [], [], [], [])


def test_an_edit_on_the_site_is_kept(loaded: Folder) -> None:
    edit_on_the_site("Our own title")
    rewrite(loaded, "Who we are.", "Something else.")
    report = loaded.load()
    assert counts(report) == [0, 0, ENTRIES - 1, 1]
    assert "kept: edited on the site: pages about-us" in map(str, report.lines)
    assert InformationPage.objects.get().title == "Our own title"


def test_a_draft_on_the_site_is_kept(loaded: Folder) -> None:
    page = InformationPage.objects.get()
    page.title = "Not yet published"
    draft = page.save_revision()
    rewrite(loaded, "Who we are.", "Something else.")
    loaded.load()
    assert InformationPage.objects.get().latest_revision == draft


def test_an_edited_snippet_is_kept(loaded: Folder) -> None:
    GlossaryTerm.objects.update(meaning="Changed by the editor")
    assert loaded.load().count(Action.KEPT) == 1
    assert GlossaryTerm.objects.get().meaning == "Changed by the editor"


def test_overwrite_brings_the_folders_words_back(loaded: Folder) -> None:
    edit_on_the_site("Our own title")
    assert counts(loaded.load(overwrite=True)) == [0, 1, ENTRIES - 1, 0]
    assert InformationPage.objects.get().title == "About us"


def test_what_an_editor_deleted_stays_deleted(loaded: Folder) -> None:
    InformationPage.objects.get().delete()
    assert "kept: deleted on the site: pages about-us" in map(str, loaded.load().lines)
    assert not InformationPage.objects.exists()


def test_overwrite_brings_back_what_was_deleted(loaded: Folder) -> None:
    InformationPage.objects.get().delete()
    loaded.load(overwrite=True)
    assert InformationPage.objects.get().url == "/about-us/"


def test_a_reference_to_what_was_deleted_is_named(loaded: Folder) -> None:
    InformationPage.objects.get().delete()
    SiteDocument.objects.all().delete()
    loaded.write(
        "3.yaml",
        "pages:\n  more:\n    type: information page\n    under: home\n    title: More\n"
        "    summary: S.\n    body:\n      - document: plan\n",
    )
    [problem] = loaded.problems()
    assert "This leads to documents plan, which was deleted on the site." in problem.message


def test_a_real_file_takes_the_place_of_a_sample(
    loaded: Folder, django_capture_on_commit_callbacks: object
) -> None:
    sample = SiteDocument.objects.get()
    loaded.write("files/plan.pdf", pdf_bytes("The real plan."))
    path = loaded.path / "documents.yaml"
    path.write_text(
        path.read_text().replace("sample: {kind: plan, publisher: scp}", "file: files/plan.pdf")
    )
    with django_capture_on_commit_callbacks(execute=True):  # type: ignore[operator]
        loaded.load()
    real = SiteDocument.objects.get()
    with real.open_file() as stored:
        assert stored.read() == pdf_bytes("The real plan.")
    assert (real.pk, real.is_sample) == (sample.pk, False)
    assert real.versions.get().file.name == sample.file.name


def test_an_image_and_the_settings_that_use_it(loaded: Folder) -> None:
    loaded.write("files/logo.png", png_bytes())
    loaded.write(
        "settings.yaml",
        "settings:\n  name: The Partnership\n  logo: logo\n  concern_page: about-us\n"
        "images:\n  logo: {title: Our logo, file: files/logo.png}\n",
    )
    loaded.load()
    made = SiteSettings.for_site(Site.objects.get())
    assert (made.name, made.logo, made.logo.width) == (
        "The Partnership",
        SiteImage.objects.get(),
        64,
    )
    assert made.concern_page.specific == InformationPage.objects.get()
