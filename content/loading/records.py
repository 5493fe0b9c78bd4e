"""The entries of a folder, checked and ready to be written."""

from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from django.db import models
from wagtail.models import Page

from .check import Check
from .data import Ref
from .nodes import Node
from .problems import did_you_mean
from .reader import Sections
from .samples import SampleKind, read_sample_kinds, sample_data
from .schema import (
    FIELDS_OF_KEY,
    SECTION_NAMES,
    SECTIONS,
    SETTINGS,
    SETTINGS_SECTION,
    FieldSpec,
    Rows,
    Schema,
    Section,
    page_types,
    row_fields,
    schema_of,
)
from .values import convert_fields

FILE_SECTIONS = ("documents", "images")
# Their place in the file is their place on the site.
ORDER_STEP = 10


@dataclass
class Record:
    """One entry: the object it makes and what goes into it, with references still open."""

    section: str
    key: str
    node: Node
    model: type[models.Model]
    values: dict[str, Any] = field(default_factory=dict)
    rows: dict[str, list[dict[str, Any]]] = field(default_factory=dict)
    parent: Ref | None = None
    file: Path | None = None
    sample: dict[str, Any] | None = None

    @property
    def ref(self) -> Ref:
        """How others refer to it."""
        return Ref(self.section, self.key)

    @property
    def place(self) -> str:
        """Its name for messages and for the identity of its blocks."""
        return f"{self.section}/{self.key}"

    def node_of(self, field_name: str) -> Node:
        """Where a field stands, or the entry itself."""
        fields = self.node.fields or {}
        return fields.get(field_name) or fields.get(field_name.removesuffix("_on")) or self.node


def build_records(sections: Sections, check: Check) -> list[Record]:
    """Every entry of every known section, in the order in which they can be made."""
    for name, entries in sections.items():
        if name not in SECTION_NAMES:
            hint = did_you_mean(name, SECTION_NAMES)
            for entry in list(entries.values())[:1]:
                check.problems.add(entry, f"There is no section called “{name}”.{hint}")
    types = page_types()
    fill_entries(sections, check, types)
    kinds = read_sample_kinds(sections, check)
    records = []
    for name, section in SECTIONS.items():
        for number, (key, node) in enumerate(sections.get(name, {}).items(), start=1):
            model = check.entries[name].get(key)
            if model is not None:
                record = Record(name, key, node, model)
                _Builder(record, section, check).fill(number * ORDER_STEP)
                if name in FILE_SECTIONS:
                    read_file_fields(record, sections, kinds, check)
                records.append(record)
    records.extend(settings_record(sections, check))
    return records


def fill_entries(sections: Sections, check: Check, types: dict[str, type[Page]]) -> None:
    """Note which entries there are and what they make, so that references can be checked."""
    for name, section in SECTIONS.items():
        check.entries[name] = {}
        for key, node in sections.get(name, {}).items():
            model = page_type(node, types, check) if name == "pages" else section.model
            if model is not None:
                check.entries[name][key] = model


def page_type(node: Node, types: dict[str, type[Page]], check: Check) -> type[Page] | None:
    """The page type that an entry names."""
    given = (node.fields or {}).get("type")
    if given is None or given.text is None:
        message = f"“type” is missing from this page. Expected one of: {', '.join(types)}."
        check.problems.add(given or node, message)
        return None
    if given.text not in types:
        hint = did_you_mean(given.text, types)
        check.problems.add(given, f"There is no page type “{given.text}”.{hint}")
    return types.get(given.text)


def settings_record(sections: Sections, check: Check) -> list[Record]:
    """The site settings: one entry without a key."""
    fields = sections.get(SETTINGS)
    if not fields:
        return []
    first = next(iter(fields.values()))
    node = Node(fields, first.file, first.line, first.text_line)
    record = Record(SETTINGS, SETTINGS, node, SETTINGS_SECTION.model)
    _Builder(record, SETTINGS_SECTION, check).fill(0)
    return [record]


def read_file_fields(
    record: Record, sections: Sections, kinds: dict[str, SampleKind], check: Check
) -> None:
    """A document's file, or the sample that stands in for it."""
    fields = record.node.fields or {}
    file, sample = fields.get("file"), fields.get("sample")
    if (file is None) == (sample is None):
        expected = "“file” (or “sample”, one of the two)"
        check.problems.add(record.node, f"{expected} is missing from {record.key}.")
    elif file is not None:
        record.file = check.file(file)
    elif sample is not None:
        title = str(record.values.get("title", ""))
        record.sample = sample_data(sample, title, kinds, sections, check)
        record.values["is_sample"] = True


class _Builder:
    """Fills one record from its node."""

    def __init__(self, record: Record, section: Section, check: Check) -> None:
        self.record = record
        self.section = section
        self.check = check
        self.schema: Schema = schema_of(section, record.model)
        self.extra = {"pages": {"type", "under"}, "documents": {"file", "sample"}}.get(
            record.section, {"file"} if record.section == "images" else set()
        )

    def fill(self, order: int) -> None:
        for name, node in self.given().items():
            if name in self.extra:
                self.fill_extra(name, node)
            elif node.is_empty:
                continue
            elif name in self.schema.rows:
                self.record.rows[name] = self.row_list(self.schema.rows[name], node)
            elif name in self.schema.fields:
                spec, place = self.schema.fields[name], f"{self.record.place}/{name}"
                self.record.values |= convert_fields(spec, node, self.check, place)
            else:
                hint = did_you_mean(name, [*self.extra, *self.schema.names])
                self.check.problems.add(node, f"Unknown field “{name}”.{hint}")
        self.fill_defaults(order)
        self.check_required(self.record.node, self.schema.fields, self.record.values)

    def given(self) -> dict[str, Node]:
        node = self.record.node
        if node.fields is not None:
            return node.fields
        if node.text is not None and self.section.short:
            return {self.section.short: node}
        self.check.problems.add(node, f"Expected the fields of {self.record.key} below this line.")
        return {}

    def fill_extra(self, name: str, node: Node) -> None:
        if name == "under":
            self.record.parent = self.check.reference(node, Page)

    def fill_defaults(self, order: int) -> None:
        """The key in place of an address that isn't written, the place in the file as the order."""
        for name in FIELDS_OF_KEY:
            if name in self.schema.fields and name not in (self.record.node.fields or {}):
                self.record.values[name] = self.record.key
        if "sort_order" in self.schema.fields:
            self.record.values.setdefault("sort_order", order)

    def row_list(self, rows: Rows, node: Node) -> list[dict[str, Any]]:
        if node.items is None:
            self.check.problems.add(node, f"Expected a list, found {node.what_it_is}.")
            return []
        return [self.row(rows, item) for item in node.items]

    def row(self, rows: Rows, node: Node) -> dict[str, Any]:
        """One row; a plain value stands for its first field."""
        specs = row_fields(rows)
        values: dict[str, Any] = {}
        for name, field_node in (node.fields or {next(iter(specs)): node}).items():
            if name not in specs:
                hint = did_you_mean(name, specs)
                self.check.problems.add(field_node, f"Unknown field “{name}”.{hint}")
            elif not field_node.is_empty:
                place = f"{self.record.place}/{rows.name}"
                values |= convert_fields(specs[name], field_node, self.check, place)
        self.check_required(node, specs, values)
        return values

    def check_required(
        self, node: Node, specs: dict[str, FieldSpec], values: dict[str, Any]
    ) -> None:
        """Name what is missing; what is there but wrong has been named already."""
        for name, spec in specs.items():
            given = (node.fields or {}).get(name)
            is_written = given is not None and not given.is_empty
            if spec.is_required and spec.field.name not in values and not is_written:
                self.check.problems.add(given or node, f"“{name}” is missing.")
