"""Reads the import statements of the apps, wherever in a file they stand."""

import ast
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Import:
    """One import of a module: who, what, on which line, and whether a function hides it."""

    file: str
    line: int
    app: str
    target: str
    in_function: bool

    @property
    def target_app(self) -> str:
        """The first part of the module's name."""
        return self.target.partition(".")[0]

    def __str__(self) -> str:
        return f"{self.file}:{self.line} imports {self.target}"


def python_files(folder: Path) -> list[Path]:
    """The folder's Python files, migrations apart: those name other apps by string."""
    return sorted(path for path in folder.rglob("*.py") if "migrations" not in path.parts)


def module_name(file: Path, checkout: Path) -> str:
    """`core/blocks/__init__.py` is `core.blocks`."""
    parts = file.relative_to(checkout).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def _package(file: Path, checkout: Path) -> list[str]:
    return list(file.relative_to(checkout).parts[:-1])


def _targets(node: ast.stmt, package: list[str]) -> list[str]:
    """Full names of what an import statement names; `from x import y` is both x and x.y."""
    if isinstance(node, ast.Import):
        return [alias.name for alias in node.names]
    if not isinstance(node, ast.ImportFrom):
        return []
    above = package[: len(package) - node.level + 1] if node.level else []
    base = ".".join([*above, *([node.module] if node.module else [])])
    return [base, *(f"{base}.{alias.name}" for alias in node.names)]


def _statements(tree: ast.AST, in_function: bool = False) -> Iterator[tuple[ast.stmt, bool]]:
    for node in ast.iter_child_nodes(tree):
        inside = in_function or isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
        if isinstance(node, ast.stmt):
            yield node, in_function
        yield from _statements(node, inside)


def imports_of(file: Path, checkout: Path) -> Iterator[Import]:
    """Every import of a file, those in functions and under TYPE_CHECKING too."""
    tree = ast.parse(file.read_text(encoding="utf-8"), filename=str(file))
    shown = str(file.relative_to(checkout))
    package = _package(file, checkout)
    for node, in_function in _statements(tree):
        for target in _targets(node, package):
            yield Import(shown, getattr(node, "lineno", 0), package[0], target, in_function)


def imports_of_apps(checkout: Path, apps: Iterable[str]) -> list[Import]:
    """Every import of every named app that exists."""
    return [
        found
        for app in apps
        for file in python_files(checkout / app)
        for found in imports_of(file, checkout)
    ]


def forbidden(imports: Iterable[Import], arrows: Mapping[str, set[str]]) -> list[str]:
    """Imports of one of our apps by another that has no arrow to it."""
    return sorted(
        {
            str(found)
            for found in imports
            if found.target_app in arrows
            and found.target_app != found.app
            and found.target_app not in arrows[found.app]
        }
    )


def hidden(imports: Iterable[Import], apps: Iterable[str]) -> list[str]:
    """Imports of another of our apps inside a function (`ready()` may load its own app's parts)."""
    ours = set(apps)
    return sorted(
        {
            str(found)
            for found in imports
            if found.in_function and found.target_app in ours - {found.app}
        }
    )


KEYS = {
    "ForeignKey",
    "OneToOneField",
    "ManyToManyField",
    "ParentalKey",
    "ParentalManyToManyField",
}


def keys_to_imported_models(
    imports: Iterable[Import], apps: Iterable[str], root: Path
) -> list[str]:
    """Keys to a model of another app of ours that are given the class instead of its label."""
    ours = set(apps)
    found = []
    imports = list(imports)
    for file in sorted({one.file for one in imports}):
        foreign = {
            one.target.rpartition(".")[2]
            for one in imports
            if one.file == file and one.target_app in ours - {one.app}
        }
        tree = ast.parse((root / file).read_text(encoding="utf-8"))
        found += [f"{file}:{line} {name}" for line, name in _keys(tree) if name in foreign]
    return found


def _keys(tree: ast.AST) -> Iterator[tuple[int, str]]:
    """The first argument of every key that is given a class, with its line."""
    for call in ast.walk(tree):
        if not isinstance(call, ast.Call) or not call.args:
            continue
        called = call.func
        name = called.attr if isinstance(called, ast.Attribute) else getattr(called, "id", "")
        if name in KEYS and isinstance(call.args[0], ast.Name):
            yield call.lineno, call.args[0].id


def module_graph(checkout: Path, apps: Iterable[str]) -> dict[str, set[str]]:
    """Which of our modules each of our modules imports; a package stands for its __init__."""
    files = [file for app in apps for file in python_files(checkout / app)]
    modules = {module_name(file, checkout): file for file in files}
    return {
        name: {
            found.target
            for found in imports_of(file, checkout)
            if found.target in modules and found.target != name
        }
        for name, file in modules.items()
    }


def cycle(graph: Mapping[str, set[str]]) -> list[str]:
    """One circle of the graph as the names along it, or nothing."""
    done: set[str] = set()

    def follow(name: str, trail: list[str]) -> list[str]:
        if name in trail:
            return [*trail[trail.index(name) :], name]
        if name in done:
            return []
        for target in sorted(graph.get(name, ())):
            if found := follow(target, [*trail, name]):
                return found
        done.add(name)
        return []

    return next((found for name in sorted(graph) if (found := follow(name, []))), [])
