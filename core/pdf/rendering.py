"""From data to the file: fonts found, pictures read, what can't be printed put into words."""

import hashlib
import json
import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any

from core.languages import DEFAULT_LANGUAGE, LANGUAGES_BY_CODE

from .booklet import folded
from .engine import PdfError, UnprintableText, measure_pdf, render_pdf, sources_of
from .fonts import FontFamily, families_for, version_of
from .nodes import texts_in
from .pictures import Picture, loaded
from .qr import qr_svg

QR_NAME = "qr.svg"
# Signs that a document may have without a font for them; each costs another try.
MOST_REPLACED = 40
TOO_MANY = (
    "Many of its letters can’t be printed: we have no font for these words. Make a PDF of them "
    "with another program, and put it on the page as a document."
)
# A word of so many letters may not fit into a narrow column.
LONG_WORD = 24
LONG_WORDS = re.compile(rf"[^\s\u3000-\u9fff]{{{LONG_WORD},}}")
IN_THE_FRAME = {"address", "theme"}
# Raise by one to have every stored file made again.
VERSION = 1


@dataclass(frozen=True)
class PrintedPdf:
    """Something to print: a template with its data, in one language.

    The template finds in its data: `fonts`, `lang`, `longest_word` and `pictures` (path, width and
    height in pixels of each that could be read, by name). `address`, where given, is drawn as a
    QR code.
    """

    template: Path
    data: dict[str, Any]
    language: str = DEFAULT_LANGUAGE
    address: str = ""
    pictures: Mapping[str, Picture] = field(default_factory=dict)
    is_booklet: bool = False

    @cached_property
    def families(self) -> list[FontFamily]:
        """The fonts it needs."""
        return families_for(self.language, self._text)

    @cached_property
    def content_hash(self) -> str:
        """Changes whenever the file would: words, template, engine, fonts or a picture."""
        parts = [str(VERSION), self._text, self.language, self.address, str(self.is_booklet)]
        parts += sorted(self.pictures)
        parts += [version_of(family) for family in self.families]
        told = hashlib.sha256(sources_of(self.template))
        told.update(json.dumps(parts).encode())
        return told.hexdigest()[:32]

    @cached_property
    def _text(self) -> str:
        return json.dumps(self.data, ensure_ascii=False, sort_keys=True)


def render(printed: PrintedPdf) -> bytes:
    """The file. A symbol that no font has, such as an emoji, is put into words.

    Raises UnprintableText for a letter that no font has, and PdfError.
    """
    data, options = _prepared(printed)
    for _ in range(MOST_REPLACED):
        try:
            return _finished(printed, render_pdf(printed.template, data, **options))
        except UnprintableText as error:
            data = _with_words_for(error, data)
    raise PdfError(TOO_MANY)


def measure(printed: PrintedPdf) -> Any:
    """What its template measures of itself. Raises PdfError."""
    data, options = _prepared(printed)
    return measure_pdf(printed.template, data, **options)


@dataclass(frozen=True)
class Trial:
    """What came of trying: the file without the signs that no font has, those, lost pictures."""

    content: bytes
    unprintable: list[UnprintableText]
    unreadable: list[str]


def try_out(printed: PrintedPdf) -> Trial:
    """Everything that stands in the way of printing it as it is. Raises PdfError for the rest."""
    data, options = _prepared(printed)
    lost = [name for name in printed.pictures if name not in data["pictures"]]
    found: list[UnprintableText] = []
    while len(found) < MOST_REPLACED:
        try:
            content = _finished(printed, render_pdf(printed.template, data, **options))
            return Trial(content, found, lost)
        except UnprintableText as error:
            found.append(error)
            data = _replaced(data, error.text, "?")
    raise PdfError(TOO_MANY)


def has_long_words(data: dict[str, Any]) -> bool:
    """Whether a word in it may be wider than a column. The frame has room for its address."""
    words = {name: value for name, value in data.items() if name not in IN_THE_FRAME}
    return any(LONG_WORDS.search(text) for text in texts_in(words))


def _prepared(printed: PrintedPdf) -> tuple[dict[str, Any], dict[str, Any]]:
    families = printed.families
    read = {name: loaded(picture) for name, picture in printed.pictures.items()}
    known = {name: picture for name, picture in read.items() if picture}
    files = {picture.file_name: picture.content for picture in known.values()}
    if printed.address:
        files[QR_NAME] = qr_svg(printed.address)
    data = {
        **printed.data,
        "lang": printed.language,
        "fonts": [family.name for family in families],
        "longest_word": LONG_WORD if has_long_words(printed.data) else 0,
        "pictures": {name: picture.for_template for name, picture in known.items()},
    }
    return data, {"fonts": tuple(family.path for family in families), "pictures": files}


def _finished(printed: PrintedPdf, content: bytes) -> bytes:
    if not printed.is_booklet:
        return content
    return folded(content, right_to_left=LANGUAGES_BY_CODE[printed.language].right_to_left)


def _with_words_for(error: UnprintableText, data: dict[str, Any]) -> dict[str, Any]:
    words = _in_words(error.text)
    if not words or not error.field:
        raise error
    return _replaced(data, error.text, words)


def _in_words(text: str) -> str:
    """A symbol by its name in Unicode, in brackets; empty for what holds a letter."""
    if any(unicodedata.category(sign)[0] in "LN" for sign in text):
        return ""
    names = [unicodedata.name(sign, "") for sign in text if unicodedata.category(sign) == "So"]
    words = ", ".join(name.lower() for name in names if name)
    return f"({words})" if words else " "


def _replaced(value: Any, text: str, words: str) -> Any:
    if isinstance(value, str):
        return value.replace(text, words)
    if isinstance(value, list):
        return [_replaced(part, text, words) for part in value]
    if isinstance(value, dict):
        return {name: _replaced(part, text, words) for name, part in value.items()}
    return value
