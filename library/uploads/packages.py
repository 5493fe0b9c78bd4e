"""An Office file judged by its list of parts, without unpacking any of them but the first."""

import zipfile
from pathlib import Path, PurePosixPath

from library.safety.office.document import kind_of_package
from library.safety.office.package import MOST_PARTS, BrokenPackage, Package, ZipBomb
from library.safety.report import Limits

ARCHIVES = {".zip", ".7z", ".rar", ".gz", ".bz2", ".xz", ".tar", ".tgz", ".cab", ".iso", ".jar"}
ODF = b"mimetypeapplication/vnd.oasis.opendocument"
IS_ENCRYPTED = 1
ENTRY = b"PK\x01\x02"


def kind_of_zip(path: Path) -> str:
    """docx, xlsx, pptx, odf, zip; bomb where the list of parts alone is too long to be read."""
    data = path.read_bytes()
    # Every entry that a reader of zip files would list begins with this.
    if data.count(ENTRY) > MOST_PARTS:
        return "bomb"
    if data[30:].startswith(ODF):
        return "odf"
    return kind_of_package(path)


def trouble_in(path: Path) -> str:
    """A word of library.uploads.words for what is wrong with an Office file, or nothing."""
    try:
        with Package(path, Limits()) as package:
            return _trouble_among(package.archive.infolist(), path.stat().st_size)
    except ZipBomb:
        return "bomb"
    except BrokenPackage:
        return "broken"


def _trouble_among(parts: list[zipfile.ZipInfo], size: int) -> str:
    # Parts that share their bytes take more room than the file has: the list is made up.
    if sum(part.compress_size for part in parts) > size:
        return "bomb"
    if any(part.flag_bits & IS_ENCRYPTED for part in parts):
        return "encrypted-office"
    names = [PurePosixPath(part.filename.lower()) for part in parts]
    if any(name.name == "vbaproject.bin" for name in names):
        return "macros"
    if any(name.suffix in ARCHIVES for name in names):
        return "archive-inside"
    return ""
