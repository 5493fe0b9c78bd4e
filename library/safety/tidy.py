"""Words as a reader takes them in: whole where a line broke them, without what only printers need.

What a parser copies out of a file has hyphens where lines ended, ligatures for "fi" and characters
that no eye meets. Search and the anonymity check want the words.
"""

import re
import unicodedata

LONGEST = 200_000  # characters of one page
LONGEST_WHOLE = 5_000_000  # characters of a file that isn't kept in pages: some 2,000 pages

# Pdfium writes U+0002 or U+FFFE for a hyphen and the line's end after it; U+00AD is shown only
# where a line ends; U+2010 and "-" are written as they stand, with the line's end.
# Looked for from the first letter of a word only, or one endless word would take hours.
BROKEN = re.compile(
    r"(?<![^\W\d_])([^\W\d_]+)(?:[\x02\ufffe\xad]\s*|[-\u2010][ \t]*\n[ \t]*)(?=(\w))"
)
LEFT_OVER = re.compile(r"[\x02\ufffe]\s*")
# What stands before a hyphen that belongs to the word, and is hardly ever a mere syllable.
KEEPS_HYPHEN = {
    *("all", "cross", "early", "half", "long", "low", "mid", "multi", "non", "one", "self", "semi"),
    *("single", "third", "two", "well", "whole", "year"),
}
LIGATURES = range(0xFB00, 0xFB07)
SPACES = {0x00A0, 0x202F, *range(0x2000, 0x200B)}
UNSEEN = {0x00AD, 0x200B, 0x2060, 0xFEFF, 0xFFFC, 0xFFFD}
LINE_ENDS = re.compile(r"\r\n?|[\x0b\x0c\x85\u2028\u2029]")


class _Plain(dict[int, str | None]):
    """What `str.translate` puts for each character; filled as characters come up."""

    def __missing__(self, code: int) -> str | None:
        self[code] = _plain(chr(code))
        return self[code]


PLAIN = _Plain()


def tidy(text: str, most: int = LONGEST) -> str:
    """At most so many characters, with whole words and "\\n" at line ends.

    PostgreSQL takes whatever comes out.
    """
    text = LINE_ENDS.sub("\n", text[: most * 2])
    text = LEFT_OVER.sub("-", BROKEN.sub(_join, text))
    text = unicodedata.normalize("NFC", _whole_characters(text).translate(PLAIN))
    text = re.sub(r"[ \t]*\n[ \t]*", "\n", text)
    return re.sub(r"\n{3,}", "\n\n", text).strip()[:most]


def _join(match: re.Match[str]) -> str:
    """ "safe-", "guarding" is one word; "self-", "harm" and "Smith-", "Jones" keep the hyphen."""
    before, after = match[1], match[2]
    is_soft = "\xad" in match[0]
    keeps = before.casefold() in KEEPS_HYPHEN or after.isupper() or not after.isalpha()
    return f"{before}-" if keeps and not is_soft else before


def _whole_characters(text: str) -> str:
    """Halves of characters, which some fonts give for emoji, put together or left out."""
    return text.encode("utf-16", "surrogatepass").decode("utf-16", "ignore")


def _plain(character: str) -> str | None:
    """Letters, marks and space: not what steers a printer, nor a symbol font's own codes."""
    code = ord(character)
    if code in LIGATURES:
        return unicodedata.normalize("NFKC", character)
    if code in SPACES:
        return " "
    if character in "\n\t":
        return character
    is_unseen = code in UNSEEN or unicodedata.category(character) in ("Cc", "Co", "Cs")
    return None if is_unseen else character
