"""Which fonts a document needs: by its language, and by the scripts that stand in its words.

All of them come from packages, so that every machine makes the same file. The signs of mathematics
and the like are in the fonts inside the typst wheel.
"""

import re
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from pathlib import Path

from core.languages import DEFAULT_LANGUAGE


@dataclass(frozen=True)
class FontFamily:
    """A family, and the package with its files: `folder` inside `package`."""

    name: str
    package: str
    folder: str = "files"

    @property
    def path(self) -> Path:
        """The folder with the font files."""
        return Path(str(files(self.package))) / self.folder


# Latin, Greek and Cyrillic letters with all their accents: plain, open and narrow.
SOURCE_SANS = FontFamily("Source Sans 3", "fontpkg_source_sans_3")
# Arabic, Farsi and Urdu.
NOTO_ARABIC = FontFamily("Noto Sans Arabic", "fontpkg_noto_sans_arabic")
HIND_SILIGURI = FontFamily("Hind Siliguri", "fontpkg_hind_siliguri")
NOTO_CHINESE = FontFamily("Noto Sans SC", "pylopdf_fonts_zh_cn", "")

# The signs of a script, and its family.
SCRIPTS = [
    (
        re.compile("[\u0600-\u06ff\u0750-\u077f\u08a0-\u08ff\ufb50-\ufdff\ufe70-\ufefc]"),
        NOTO_ARABIC,
    ),
    (re.compile("[\u0980-\u09ff]"), HIND_SILIGURI),
    (re.compile("[\u3000-\u303f\u3400-\u9fff\uff00-\uffef]"), NOTO_CHINESE),
]
BY_LANGUAGE = {
    "ar": NOTO_ARABIC,
    "fa": NOTO_ARABIC,
    "ur": NOTO_ARABIC,
    "bn": HIND_SILIGURI,
    "zh-Hans": NOTO_CHINESE,
}


def families_for(language: str = DEFAULT_LANGUAGE, text: str = "") -> list[FontFamily]:
    """The families for a language, the most fitting first, with those that `text` needs beside."""
    first = [BY_LANGUAGE[language]] if language in BY_LANGUAGE else []
    if first == [NOTO_CHINESE]:
        # Its letters of the Latin alphabet have no bold.
        first.insert(0, SOURCE_SANS)
    needed = [family for signs, family in SCRIPTS if signs.search(text)]
    return list(dict.fromkeys([*first, SOURCE_SANS, *needed]))


@cache
def version_of(family: FontFamily) -> str:
    """Changes when a package brings other files: their names and sizes."""
    found = sorted((path.name, path.stat().st_size) for path in family.path.iterdir())
    return f"{family.name} {found}"
