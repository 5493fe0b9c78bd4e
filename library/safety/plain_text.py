"""The words of files that hold nothing else: .txt and .csv."""

from pathlib import Path

MOST = 20_000_000  # bytes


def read_text(path: Path) -> str:
    """The words, whichever of the usual encodings they are written in."""
    with path.open("rb") as file:
        data = file.read(MOST)
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return data.decode("utf-16", errors="replace")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        # What Windows and Excel write where nobody chose; every byte has a meaning in it.
        return data.decode("cp1252", errors="replace")
