"""Reads the YAML files of a content folder."""

from pathlib import Path
from typing import TYPE_CHECKING

from core.lazily import lazily

from .nodes import Node
from .problems import Problem, ProblemList

if TYPE_CHECKING:
    from ruamel import yaml
    from ruamel.yaml.nodes import MappingNode
    from ruamel.yaml.nodes import Node as YamlNode
else:
    yaml = lazily("ruamel.yaml")

NULL_TAG = "tag:yaml.org,2002:null"
Sections = dict[str, dict[str, Node]]


def read_folder(folder: Path, problems: ProblemList) -> Sections:
    """Everything in the folder's YAML files: section, key, entry.

    A section may be spread over any number of files; files are read in the order of their names.
    """
    sections: Sections = {}
    files = sorted(path for path in folder.rglob("*.y*ml") if path.suffix in {".yaml", ".yml"})
    if not files:
        problems.found.add(Problem(str(folder), 0, "This folder holds no YAML files to load."))
    for path in files:
        tree = read_file(path, str(path.relative_to(folder)), problems)
        if tree is not None:
            merge(sections, tree, problems)
    return sections


def read_file(path: Path, name: str, problems: ProblemList) -> Node | None:
    """One file as a mapping of its sections; None when it can't be read or is empty."""
    try:
        root = yaml.YAML(typ="safe", pure=True).compose(path.read_text(encoding="utf-8"))
    except UnicodeDecodeError:
        problems.found.add(Problem(name, 0, "This file isn't in UTF-8. Save it as UTF-8."))
        return None
    except yaml.error.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        line = mark.line + 1 if mark else 1
        what = error.problem or error.context or "it can't be read"
        problems.found.add(Problem(name, line, f"This isn't valid YAML: {what}."))
        return None
    except (yaml.error.YAMLError, ValueError) as error:
        problems.found.add(Problem(name, 0, f"This isn't valid YAML: {error}."))
        return None
    if root is None:
        return None
    node = to_node(root, name, problems)
    if node.fields is None:
        problems.add(node, f"Expected sections such as “pages:”, found {node.what_it_is}.")
        return None
    return node


def to_node(source: "YamlNode", file: str, problems: ProblemList) -> Node:
    """A value and everything inside it."""
    line = source.start_mark.line + 1
    if isinstance(source, yaml.nodes.MappingNode):
        return Node(fields_of(source, file, problems), file, line, line)
    if isinstance(source, yaml.nodes.SequenceNode):
        items = [to_node(item, file, problems) for item in source.value]
        return Node(items, file, line, line)
    assert isinstance(source, yaml.nodes.ScalarNode)
    text = None if source.tag == NULL_TAG and source.style is None else source.value
    # The text of a block ("|" or ">") begins below its sign.
    text_line = line + 1 if source.style in {"|", ">"} else line
    return Node(text, file, line, text_line)


def fields_of(source: "MappingNode", file: str, problems: ProblemList) -> dict[str, Node]:
    """The fields of a mapping; a name that stands twice is a problem."""
    fields: dict[str, Node] = {}
    for key, value in source.value:
        line = key.start_mark.line + 1
        node = to_node(value, file, problems).named_on(line)
        if not isinstance(key, yaml.nodes.ScalarNode):
            problems.add(node, "Expected a name before the colon.")
        elif key.value in fields:
            first = fields[key.value].line
            problems.add(node, f"“{key.value}” stands here twice, first on line {first}.")
        else:
            fields[key.value] = node
    return fields


def merge(sections: Sections, tree: Node, problems: ProblemList) -> None:
    """Add one file's sections to those of the files before it."""
    for name, section in (tree.fields or {}).items():
        known = sections.setdefault(name, {})
        if section.is_empty:
            continue
        if section.fields is None:
            expected = f"Expected entries with a key each below “{name}:”"
            problems.add(section, f"{expected}, found {section.what_it_is}.")
            continue
        for key, entry in section.fields.items():
            if key in known:
                first = f"{known[key].file}, line {known[key].line}"
                problems.add(entry, f"“{key}” is already in {name}: {first}.")
            known.setdefault(key, entry)
