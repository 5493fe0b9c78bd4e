"""The characters of a page with their boxes, and the words that they make."""

import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import repeat

import numpy as np
import pypdfium2
import pypdfium2.raw as pdfium

from . import plain

INVISIBLE = pdfium.FPDF_TEXTRENDERMODE_INVISIBLE
CLIP_ONLY = pdfium.FPDF_TEXTRENDERMODE_CLIP
SPACE = 32


@lru_cache(maxsize=4096)
def is_inked(code: int) -> bool:
    """Letters and digits: what must leave ink on the page. Dots, dashes and spaces may not."""
    return code > 32 and unicodedata.category(chr(code))[0] in "LN"


@lru_cache(maxsize=4096)
def is_space(code: int) -> bool:
    """What ends a word."""
    return code <= 32 or chr(code).isspace()


@dataclass
class Characters:
    """All characters of a page, side by side in arrays, and the words they make.

    `boxes` is (n, 4): left, bottom, right, top in points, tight around the glyph. `owners` are
    addresses of pdfium's text objects, 0 for what pdfium made up. A word is a run between spaces
    with a letter or digit in it; only letters and digits count as its letters.
    """

    codes: np.ndarray
    boxes: np.ndarray
    owners: np.ndarray

    @cached_property
    def letters(self) -> np.ndarray:
        """Indexes of all letters and digits, in order."""
        return np.flatnonzero(self._each_code(is_inked) & (self.owners != 0))

    @cached_property
    def spaces(self) -> np.ndarray:
        """Whether each character ends a word."""
        return self._each_code(is_space)

    @cached_property
    def starts(self) -> np.ndarray:
        """Where in `letters` each word starts."""
        words = np.cumsum(self.spaces)[self.letters]
        return np.flatnonzero(np.diff(words, prepend=-1))

    def __len__(self) -> int:
        """How many words there are."""
        return len(self.starts)

    def word(self, index: int) -> np.ndarray:
        """Indexes of the word's letters."""
        stop = self.starts[index + 1] if index + 1 < len(self.starts) else None
        return self.letters[self.starts[index] : stop]

    def owner(self, index: int) -> int:
        """The text object that a word starts in."""
        return int(self.owners[self.letters[self.starts[index]]])

    @cached_property
    def word_owners(self) -> np.ndarray:
        """The text object that each word starts in."""
        return self.owners[self.letters[self.starts]]

    @cached_property
    def word_boxes(self) -> np.ndarray:
        """(words, 4) in points, around the letters of each word."""
        boxes = self.boxes[self.letters]
        low = np.minimum.reduceat(boxes[:, :2], self.starts, axis=0)
        high = np.maximum.reduceat(boxes[:, 2:], self.starts, axis=0)
        return np.hstack([low, high])

    @cached_property
    def word_heights(self) -> np.ndarray:
        """The longer side of each word's largest letter in points: its height, however turned."""
        boxes = self.boxes[self.letters]
        sides = np.maximum(boxes[:, 3] - boxes[:, 1], boxes[:, 2] - boxes[:, 0])
        return np.maximum.reduceat(sides, self.starts)

    @cached_property
    def word_thickness(self) -> np.ndarray:
        """The shorter side of each word in points; without end for those of one or two letters.

        Words that are squeezed to a line have long letters and yet can't be read.
        """
        sides = self.word_boxes[:, 2:] - self.word_boxes[:, :2]
        number = np.diff(self.starts, append=len(self.letters))
        return np.where(number >= 3, sides.min(axis=1), np.inf)

    def every(self, holds: np.ndarray) -> np.ndarray:
        """For each word, whether something holds of all its letters."""
        return np.logical_and.reduceat(holds[self.letters], self.starts)

    def _each_code(self, question: Callable[[int], bool]) -> np.ndarray:
        different, places = np.unique(self.codes, return_inverse=True)
        return np.array([question(int(code)) for code in different], dtype=bool)[places]


def read(textpage: pypdfium2.PdfTextPage) -> Characters:
    """Ask pdfium for each character; pdfium writes the boxes straight into the array.

    Spaces get no box (all 0): asking is what takes longest, and nobody looks at theirs.
    """
    number = max(pdfium.FPDFText_CountChars(textpage), 0)
    page = plain.address(textpage.raw)
    codes = list(map(plain.char_code, repeat(page), range(number)))
    owners = list(map(plain.char_owner, repeat(page), range(number)))
    sides = np.zeros((number, 4), dtype=np.float64)  # left, right, bottom, top
    start = sides.ctypes.data
    for index, code in enumerate(codes):
        if code > SPACE:
            place = start + 32 * index
            plain.char_box(page, index, place, place + 8, place + 16, place + 24)
    boxes = sides[:, [0, 2, 1, 3]]
    return Characters(np.array(codes, np.int64), boxes, np.array(owners, np.uint64))
