"""Plain text that a browser would read as plain text."""

import codecs
import re
from pathlib import Path

MARKUP = re.compile(
    rb"<(?:!doctype\s+html|(?:html|head|body|script|iframe|object|embed|svg|meta|base|form)[\s>/])"
    rb"|<\?php|javascript:",
    re.IGNORECASE,
)
CHUNK_BYTES = 1024 * 1024
# A piece of markup that a chunk's end cuts in two is found with the next chunk.
OVERLAP = 64
SCRIPT = b"#!"
# What text never has in it, but for tabs and the ends of lines and pages.
CONTROL = re.compile(rb"[\x00-\x08\x0b\x0e-\x1f]")
UTF_16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)


def trouble_in(path: Path) -> str:
    """A word of library.uploads.words for what is wrong with a text file, or nothing."""
    decoder = codecs.getincrementaldecoder("utf-8")()
    is_utf_8, before = True, b""
    with path.open("rb") as file:
        head = file.read(OVERLAP)
        if head.startswith(SCRIPT):
            return "script"
        file.seek(0)
        while chunk := file.read(CHUNK_BYTES):
            # Without the zeros, markup in UTF-16 reads like any other.
            if MARKUP.search((before + chunk).replace(b"\x00", b"")):
                return "markup-in-text"
            if CONTROL.search(chunk) and not head.startswith(UTF_16):
                return "broken"
            is_utf_8 = is_utf_8 and _decodes(decoder, chunk)
            before = chunk[-OVERLAP:]
    return "" if is_utf_8 and _decodes(decoder, b"", final=True) else "encoding"


def _decodes(decoder: codecs.IncrementalDecoder, chunk: bytes, final: bool = False) -> bool:
    try:
        decoder.decode(chunk, final)
    except UnicodeDecodeError:
        return False
    return True
