"""A content folder that a test can write."""

from pathlib import Path

import pytest

from content.loading import ContentRefused, Problem, Report, load_folder
from tests.factories.home import as_installed

SEFTON = Path(__file__).parents[2] / "content" / "sefton"
FRONT_PAGE = """\
pages:
  home:
    type: home page
    title: The partnership
    heading: How can we help?
    tasks:
      - task: {title: Read, text: What we publish., page: home}
"""


class Folder:
    """A content folder in the making."""

    def __init__(self, path: Path) -> None:
        self.path = path
        path.mkdir(exist_ok=True)

    def write(self, name: str, text: str | bytes) -> "Folder":
        """Write a file, folders included."""
        target = self.path / name
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(text if isinstance(text, bytes) else text.encode())
        return self

    def load(self, *, dry_run: bool = False, overwrite: bool = False) -> Report:
        """Load it."""
        return load_folder(self.path, dry_run=dry_run, overwrite=overwrite)

    def problems(self) -> list[Problem]:
        """What is wrong with it; fails if nothing is."""
        with pytest.raises(ContentRefused) as refused:
            self.load()
        return refused.value.problems


@pytest.fixture
def new_site(db: None) -> None:
    """A site as it was installed."""
    as_installed()


@pytest.fixture
def folder(tmp_path: Path) -> Folder:
    """An empty folder."""
    return Folder(tmp_path / "partnership")


@pytest.fixture
def small_site(folder: Folder, new_site: None) -> Folder:
    """A small site that nobody has loaded yet."""
    return write_small_site(folder)


def write_small_site(folder: Folder) -> Folder:
    """A folder with a front page, a page below it, a term, a body and a sample document."""
    folder.write("1-home.yaml", FRONT_PAGE)
    folder.write(
        "2-about.yaml",
        "pages:\n  about-us:\n    type: information page\n    under: home\n    title: About us\n"
        "    summary: Who we are.\n    body:\n"
        "      - paragraph: Read [the plan](document:plan) or go [home](page:home).\n",
    )
    folder.write("glossary.yaml", "glossary:\n  LSCB: Local Safeguarding Children Board\n")
    folder.write("bodies.yaml", "bodies:\n  scp: {name: The Partnership, short_name: SCP}\n")
    folder.write(
        "documents.yaml",
        "samples:\n  plan: {name: Plan, about: A plan., parts: [{title: Aims, text: What for.}]}\n"
        "documents:\n  plan:\n    title: The plan\n    sample: {kind: plan, publisher: scp}\n",
    )
    return folder
