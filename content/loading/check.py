"""What the converters ask while they check a folder."""

from dataclasses import dataclass
from pathlib import Path

from django.core.exceptions import ValidationError
from django.db import models
from wagtail.models import Page

from .data import Ref
from .nodes import Node
from .problems import ProblemList, did_you_mean
from .schema import SECTIONS


@dataclass(frozen=True)
class Check:
    """Problems found so far, and what the folder holds."""

    folder: Path
    problems: ProblemList
    # section, key, model of what the entry makes
    entries: dict[str, dict[str, type[models.Model]]]

    def text(self, node: Node) -> str | None:
        """The text of a node; anything else is a problem."""
        if node.text is None:
            self.problems.add(node, f"Expected text, found {node.what_it_is}.")
        return node.text

    def reference(self, node: Node, model: type[models.Model]) -> Ref | None:
        """The entry that a node names by its key; it must exist and be of the right type."""
        key = self.text(node)
        return self.reference_to(key, model, node) if key else None

    def reference_to(
        self, key: str, model: type[models.Model], node: Node, line: int | None = None
    ) -> Ref | None:
        """The entry of this key; `node` and `line` say where to report that there is none."""
        section = section_of(model)
        known = self.entries.get(section, {})
        wanted = {name for name, made in known.items() if issubclass(made, model)}
        if key in wanted:
            return Ref(section, key)
        expected = f"expected the key of {a_or_an(model)}."
        if key in known:
            message = f"“{key}” is {a_or_an(known[key])}; {expected}"
        else:
            message = f"There is no “{key}” in {section}: {expected}{did_you_mean(key, wanted)}"
        self.problems.add(node, message, line=line)
        return None

    def file(self, node: Node) -> Path | None:
        """A file of the folder, named by its path from the folder."""
        name = self.text(node)
        if not name:
            return None
        path = (self.folder / name).resolve()
        if not path.is_relative_to(self.folder.resolve()):
            self.problems.add(node, f"“{name}” lies outside the folder. Put the file inside.")
            return None
        if not path.is_file():
            self.problems.add(node, f"There is no file “{name}” in {self.folder.name}.")
            return None
        return path

    def validation(self, error: ValidationError, node: Node, name: str = "") -> None:
        """Note what a field's own validators say."""
        start = f"{name}: " if name else ""
        for message in error.messages:
            self.problems.add(node, f"{start}{message}")


def a_or_an(model: type[models.Model]) -> str:
    """The name of what a model stands for, with its article."""
    name = str(model._meta.verbose_name)
    return f"an {name}" if name[0] in "aeiou" else f"a {name}"


def section_of(model: type[models.Model]) -> str:
    """The section in which entries of a model stand."""
    if issubclass(model, Page):
        return "pages"
    for name, section in SECTIONS.items():
        if section.model is model:
            return name
    raise LookupError(f"No section holds {model._meta.label}.")
