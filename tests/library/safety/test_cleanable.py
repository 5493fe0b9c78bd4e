"""What the table of codes promises of clean copies, code by code."""

import io
import zipfile
from collections.abc import Callable
from pathlib import Path

import pikepdf
import pytest

from library.safety import CODES, clean_copy

from .dirty import DIRTY
from .making import SECRET
from .reading import codes

pytestmark = pytest.mark.usefixtures("loaded_workers")
CLEANABLE = {name for name, code in CODES.items() if code.cleanable}
FILES = [(code, ending, make) for code, files in DIRTY.items() for ending, make in files]


def all_bytes(path: Path) -> bytes:
    """What is in a file, unpacked."""
    if path.suffix == ".pdf":
        buffer = io.BytesIO()
        with pikepdf.open(path) as document:
            document.save(buffer, qdf=True, object_stream_mode=pikepdf.ObjectStreamMode.disable)
        return buffer.getvalue()
    if not zipfile.is_zipfile(path):
        return path.read_bytes()
    with zipfile.ZipFile(path) as archive:
        return b"".join(archive.read(name) + name.encode() for name in archive.namelist())


def test_there_is_a_dirty_file_for_every_code_that_a_clean_copy_removes() -> None:
    assert set(DIRTY) == CLEANABLE


@pytest.mark.parametrize(
    ("code", "ending", "make"), FILES, ids=[f"{code}-{ending}" for code, ending, _ in FILES]
)
def test_a_clean_copy_has_nothing_of_it_any_more(
    code: str, ending: str, make: Callable[[], bytes], tmp_path: Path
) -> None:
    source, target = tmp_path / f"a.{ending}", tmp_path / f"b.{ending}"
    source.write_bytes(make())
    before = source.read_bytes()
    assert code in codes(before, source.name)
    cleaned = clean_copy(source, target)
    assert cleaned.made, cleaned.reason
    assert cleaned.removed or code == "damaged"
    assert codes(target.read_bytes(), target.name) & (CLEANABLE | {"broken-file"}) == set()
    if code != "earlier-version":  # whose page still says it
        assert SECRET.encode() not in all_bytes(target)
    assert source.read_bytes() == before
