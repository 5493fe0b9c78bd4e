"""typst, held in one place: a template and data go in, a PDF or what was measured comes out.

The data go in as JSON, so nothing in them is markup. Only fonts from packages are used, so that
every machine makes the same file, byte for byte. typst runs in a child process: what it takes for
fonts and pages is given back, and a document that it can't come to an end with holds up nobody.
"""

import json
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import lru_cache
from importlib.metadata import version
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from core.child_processes import bare_environment

# Templates, and in `shared` what they import as "/shared/blocks.typ".
TYPST_FOLDER = Path(__file__).parents[1] / "typst"
SHARED_FOLDER = TYPST_FOLDER / "shared"
# What a template asks of itself with `#metadata(...) <measured>`.
MEASURED_LABEL = "<measured>"
CHILD = Path(__file__).with_name("typst_child.py")
# The exit code by which the child says that typst has something against the document.
REFUSED = 3
PATIENCE = 60.0  # seconds; the longest document of all takes two
_MISSING_GLYPH = re.compile(r'the text `"(?P<text>.+?)"` could not be displayed', re.DOTALL)
# How typst writes signs that stand on another, such as the vowels of Tamil.
_ESCAPED = re.compile(r"\\u\{([0-9a-f]+)\}")


class PdfError(Exception):
    """A PDF could not be made; the message is for the editor."""


class UnprintableText(PdfError):
    """The fonts have no sign for `text`, which stands in the data under `field`."""

    def __init__(self, text: str, field: str) -> None:
        where = f" in “{field}”" if field else ""
        super().__init__(
            f"The character “{text}”{where} can't be printed. Take it out or write it in words."
        )
        self.text = text
        self.field = field


def render_pdf(
    template: Path,
    data: dict[str, Any],
    *,
    fonts: Sequence[Path] = (),
    pictures: Mapping[str, bytes] | None = None,
) -> bytes:
    """The PDF that `template` (a .typ file) makes of `data`, available there as `sys.inputs.data`.

    `fonts` are folders with more fonts; `pictures` are files that the template may show, by name.
    `data` must hold a `title`, which PDF/UA asks for. The same input gives the same bytes.
    Raises PdfError, or UnprintableText for a missing glyph.
    """
    if not str(data.get("title", "")).strip():
        raise PdfError("A PDF needs a title. Give it one and try again.")
    with _workbench(template, pictures) as main:
        return _ask_typst(main, data, fonts)


def measure_pdf(
    template: Path,
    data: dict[str, Any],
    *,
    fonts: Sequence[Path] = (),
    pictures: Mapping[str, bytes] | None = None,
) -> Any:
    """What the template says of itself in `#metadata(...) <measured>`: typst lays it out, no PDF.

    Raises PdfError.
    """
    with _workbench(template, pictures) as main:
        return json.loads(_ask_typst(main, data, fonts, MEASURED_LABEL))


@lru_cache
def _version() -> str:
    return version("typst")


def sources_of(template: Path) -> bytes:
    """Everything typst reads for this template; changes when the look does."""
    shared = (path.read_bytes() for path in sorted(SHARED_FOLDER.glob("*.typ")))
    return b"\0".join([_version().encode(), template.read_bytes(), *shared])


@contextmanager
def _workbench(template: Path, pictures: Mapping[str, bytes] | None) -> Iterator[Path]:
    """A folder with nothing but this template, what it imports and its pictures.

    typst can read no file outside it.
    """
    with TemporaryDirectory(prefix="typst-") as name:
        folder = Path(name)
        shutil.copytree(SHARED_FOLDER, folder / SHARED_FOLDER.name)
        for picture, content in (pictures or {}).items():
            (folder / picture).write_bytes(content)
        yield Path(shutil.copyfile(template, folder / "main.typ"))


def _ask_typst(
    main: Path, data: dict[str, Any], fonts: Sequence[Path], label: str | None = None
) -> bytes:
    """The PDF, or what stands at a label; raises PdfError."""
    request = {
        "main": str(main),
        "root": str(main.parent),
        "fonts": [str(folder) for folder in fonts],
        "inputs": {"data": json.dumps(data, ensure_ascii=False)},
        "label": label,
        "refused": REFUSED,
    }
    try:
        done = subprocess.run(
            [sys.executable, "-I", str(CHILD)],
            input=json.dumps(request).encode(),
            env=bare_environment(),
            capture_output=True,
            timeout=PATIENCE,
            check=False,
        )
    except subprocess.TimeoutExpired as error:
        raise PdfError("The PDF could not be made: it takes too long.") from error
    if done.returncode == REFUSED:
        raise _explained(done.stdout.decode(), data)
    if done.returncode:
        raise PdfError("The PDF could not be made: the program that makes it broke off.")
    return done.stdout


def _explained(message: str, data: dict[str, Any]) -> PdfError:
    missing = _MISSING_GLYPH.search(message)
    if missing:
        text = _ESCAPED.sub(lambda sign: chr(int(sign[1], 16)), missing["text"])
        return UnprintableText(text, _field_with(text, data))
    return PdfError(f"The PDF could not be made: {message}.")


def _field_with(text: str, data: Any) -> str:
    """Where in the data a text stands, such as "parts, 2, title"; empty when it isn't there."""
    found = (path for path, value in _texts(data, ()) if text in value)
    return ", ".join(next(found, ()))


def _texts(data: Any, path: tuple[str, ...]) -> Iterator[tuple[tuple[str, ...], str]]:
    if isinstance(data, str):
        yield path, data
    elif isinstance(data, dict):
        for name, value in data.items():
            yield from _texts(value, (*path, str(name)))
    elif isinstance(data, list):
        for number, value in enumerate(data, start=1):
            yield from _texts(value, (*path, str(number)))
