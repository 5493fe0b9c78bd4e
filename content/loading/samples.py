"""Sample PDFs: what stands in for a document that the partnership has yet to add.

A sample says what it is and describes process only. Its words come from the folder's `samples:`.
"""

from dataclasses import dataclass, field
from typing import Any

from core.pdf import TYPST_FOLDER, render_pdf

from .check import Check
from .dates import EXPECTED_DATE, parse_date
from .nodes import Node
from .problems import did_you_mean
from .reader import Sections
from .schema import SAMPLES, SETTINGS

TEMPLATE = TYPST_FOLDER / "sample.typ"
KIND_FIELDS = ("name", "about", "parts")
PART_FIELDS = ("title", "text")
SAMPLE_FIELDS = ("kind", "published", "publisher")


@dataclass(frozen=True)
class SampleKind:
    """What documents of one kind usually hold."""

    name: str
    about: str
    parts: list[dict[str, str]] = field(default_factory=list)


def read_sample_kinds(sections: Sections, check: Check) -> dict[str, SampleKind]:
    """The folder's `samples:` by key."""
    return {key: read_sample_kind(node, check) for key, node in sections.get(SAMPLES, {}).items()}


def read_sample_kind(node: Node, check: Check) -> SampleKind:
    """One kind of sample."""
    words = read_fields(node, KIND_FIELDS, check)
    parts = words.get("parts")
    rows = [
        {
            name: check.text(value) or ""
            for name, value in read_fields(part, PART_FIELDS, check).items()
        }
        for part in (parts.items or [] if parts else [])
    ]
    if not rows:
        check.problems.add(node, "“parts” is missing: a list, each with a title and a text.")
    return SampleKind(text_of(words, "name", check), text_of(words, "about", check), rows)


def read_fields(node: Node, names: tuple[str, ...], check: Check) -> dict[str, Node]:
    """The fields of a group: each known, none missing but the date."""
    given = node.fields or {}
    if node.fields is None:
        check.problems.add(node, f"Expected {', '.join(names)}, found {node.what_it_is}.")
        return {}
    for name, value in given.items():
        if name not in names:
            check.problems.add(value, f"Unknown field “{name}”.{did_you_mean(name, names)}")
    for name in names:
        if name not in given and name != "published":
            check.problems.add(node, f"“{name}” is missing.")
    return {name: value for name, value in given.items() if name in names}


def text_of(fields: dict[str, Node], name: str, check: Check) -> str:
    """A text of a group, or an empty one."""
    return (check.text(fields[name]) or "").strip() if name in fields else ""


def sample_data(
    node: Node, title: str, kinds: dict[str, SampleKind], sections: Sections, check: Check
) -> dict[str, Any] | None:
    """What the template prints; None after a problem."""
    words = read_fields(node, SAMPLE_FIELDS, check)
    kind_key = text_of(words, "kind", check)
    kind = kinds.get(kind_key)
    if kind is None:
        if kind_key:
            hint = did_you_mean(kind_key, kinds)
            check.problems.add(words["kind"], f"There is no “{kind_key}” in samples.{hint}")
        return None
    published = text_of(words, "published", check)
    if published:
        try:
            parse_date(published)
        except ValueError:
            message = f"“{published}” is not a date: expected {EXPECTED_DATE}."
            check.problems.add(words["published"], message)
    return {
        "title": title,
        "kind": kind.name,
        "about": kind.about,
        "parts": kind.parts,
        "published": published,
        "publisher": publisher_name(words, sections, check),
        "ask": ask_whom(sections),
    }


def publisher_name(words: dict[str, Node], sections: Sections, check: Check) -> str:
    """The full name of the body that a sample names."""
    bodies = sections.get("bodies", {})
    key = text_of(words, "publisher", check)
    if key and key not in bodies:
        message = f"There is no “{key}” in bodies.{did_you_mean(key, bodies)}"
        check.problems.add(words["publisher"], message)
        return ""
    name = (bodies[key].fields or {}).get("name") if key else None
    return (name.text or "") if name else ""


def ask_whom(sections: Sections) -> dict[str, str]:
    """Whom to ask for the real document: the name and the e-mail of the site's settings."""
    settings = sections.get(SETTINGS, {})
    return {
        name: (settings[name].text or "") if name in settings else "" for name in ("name", "email")
    }


def render_sample(data: dict[str, Any]) -> bytes:
    """The PDF: the same data gives the same bytes."""
    return render_pdf(TEMPLATE, data)
