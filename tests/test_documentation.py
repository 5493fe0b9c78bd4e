"""What the documents name exists."""

import re
from pathlib import Path

import pytest
from django.conf import settings
from django.dispatch import Signal
from django.utils.module_loading import import_string

CHECKOUT: Path = settings.BASE_DIR
DOCUMENTS = sorted([*CHECKOUT.glob("*.md"), *(CHECKOUT / "docs").rglob("*.md")])
each_document = pytest.mark.parametrize(
    "document", DOCUMENTS, ids=lambda path: str(path.relative_to(CHECKOUT))
)


@each_document
def test_links_to_files_lead_somewhere(document: Path) -> None:
    targets = re.findall(r"\]\((?![a-z]+:|#)([^)#]+)", document.read_text("utf-8"))
    assert [one for one in targets if not (document.parent / one).exists()] == []


@each_document
def test_files_and_folders_that_are_named_exist(document: Path) -> None:
    named = re.findall(r"`([a-z_]+/[\w./-]*)`", document.read_text("utf-8"))
    made_by_running = ("var/", "content/their-name")
    missing = [
        one
        for one in named
        if not (CHECKOUT / one).exists() and not one.startswith(made_by_running)
    ]
    assert missing == []


def test_the_places_to_register_exist() -> None:
    text = (CHECKOUT / "docs/architecture.md").read_text("utf-8")
    places = re.findall(r"^\| `([\w.]+)` \|", text, re.MULTILINE)
    assert len(places) >= 3
    found = [import_string(place) for place in places]
    assert all(callable(place) or isinstance(place, Signal) for place in found)


def test_every_dependency_has_its_reason() -> None:
    files = ("requirements.in", "requirements-dev.in")
    lines = "\n".join((CHECKOUT / name).read_text("utf-8") for name in files)
    packages = re.findall(r"^([A-Za-z][\w.-]*)", lines, re.MULTILINE)
    reasons = (CHECKOUT / "docs/adr/0006-dependencies.md").read_text("utf-8")
    assert len(packages) > 20
    assert [name for name in packages if name not in reasons] == []


def test_commands_that_are_named_exist() -> None:
    text = "".join(document.read_text("utf-8") for document in DOCUMENTS)
    makefile = (CHECKOUT / "Makefile").read_text("utf-8")
    targets = set(re.findall(r"`make ([a-z-]+)", text))
    assert [name for name in targets if f"\n{name}:" not in makefile] == []
    assert {"run", "test"} <= targets
