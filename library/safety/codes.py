"""The vocabulary of findings: every code with its severity, what it means and what to do."""

from dataclasses import dataclass

from .report import Box, Finding, Severity

# Of the rules. A file that was checked under older ones is checked again before it is published.
VERSION = 2


@dataclass(frozen=True)
class Code:
    """One entry; `meaning` is the message when there is nothing more exact to say."""

    severity: Severity
    meaning: str
    advice: str
    cleanable: bool = False  # a clean copy doesn't have it any more
    # A second person may let it pass, with a reason: what people can read and judge for themselves.
    # Not so what can't be looked into (locked, broken, packed inside), does something by itself, or
    # was marked to be taken out: there is always a way to put that right.
    acceptable: bool = True


CLEAN = "Make a clean copy, which removes it, or remove it in the original and upload that."
ORIGINAL = "Remove it in the original document, export a new file and replace this one."

CODES: dict[str, Code] = {
    # Words that the eye does not meet.
    "hidden-text": Code(
        "block",
        "Words can be copied from this page that can't be seen on it.",
        "Take the words out of the original document. A box drawn over words, or white ink, leaves "
        "them in the file. Then export a new file and replace this one.",
    ),
    "redaction-not-applied": Code(
        "block",
        "Words are marked for redaction, but the redaction was never applied: they are still here.",
        "Open the file in the program that marked it, choose “Apply redactions”, save it under a "
        "new name and replace this one.",
        acceptable=False,
    ),
    "earlier-words": Code(
        "block",
        "An earlier version is kept inside the file, with words that this version leaves out.",
        "Anyone can bring the earlier version back. Make a clean copy, which removes it.",
        cleanable=True,
    ),
    "earlier-version": Code(
        "warn",
        "An earlier version is kept inside the file. It has no words that this version leaves out.",
        CLEAN,
        cleanable=True,
    ),
    "tracked-changes": Code(
        "block",
        "Tracked changes are still in the document: deleted words can be read.",
        "In Word, choose Review, Accept all changes. Save, and replace this file.",
    ),
    "comment": Code("block", "There are comments in the file.", CLEAN, cleanable=True),
    "markup": Code(
        "note", "There are marks such as highlights or stamps without words.", CLEAN, cleanable=True
    ),
    "speaker-notes": Code(
        "block",
        "Slides have speaker notes, which readers of the file can open.",
        "Make a clean copy, which removes them, or export the slides as a PDF.",
        cleanable=True,
    ),
    "hidden-slide": Code("block", "There are hidden slides.", ORIGINAL),
    "hidden-sheet": Code("block", "There are hidden sheets.", ORIGINAL),
    "hidden-cells": Code(
        "block", "There are hidden rows or columns with something in them.", ORIGINAL
    ),
    "pivot-data": Code(
        "block",
        "A pivot table keeps a copy of the rows it was made from.",
        "Copy the table and paste it as values, then delete the pivot table.",
    ),
    "white-text": Code(
        "warn",
        "Some words are white. If nothing dark lies behind them they can't be seen.",
        "Look at the document. Remove words that are only made invisible.",
    ),
    "hidden-layer": Code(
        "warn",
        "The file has layers that are switched off; a reader can switch them on.",
        ORIGINAL,
    ),
    "hidden-characters": Code(
        "warn",
        "The text has characters that can't be seen or that turn its direction.",
        ORIGINAL,
    ),
    # What comes along.
    "author": Code(
        "warn", "The file names a person as its author or last editor.", CLEAN, cleanable=True
    ),
    "metadata": Code(
        "note", "The file says which programs made it, and when.", CLEAN, cleanable=True
    ),
    "custom-data": Code(
        "warn", "The file carries data of its own beside the document.", CLEAN, cleanable=True
    ),
    "private-data": Code(
        "warn", "A design program left its own working data in the file.", CLEAN, cleanable=True
    ),
    "thumbnail": Code(
        "warn",
        "The file carries a small picture of itself, maybe of an earlier state.",
        CLEAN,
        cleanable=True,
    ),
    "location": Code("block", "A picture says where it was taken.", CLEAN, cleanable=True),
    "camera": Code("note", "A picture says which camera took it, and when.", CLEAN, cleanable=True),
    "embedded-file": Code(
        "block", "Other files are packed inside this file.", CLEAN, cleanable=True, acceptable=False
    ),
    "external-link": Code(
        "warn",
        "The file fetches something from another file or address when it is opened.",
        ORIGINAL,
    ),
    "extra-data": Code(
        "warn", "There is data after the end of the picture.", CLEAN, cleanable=True
    ),
    # What does something.
    "javascript": Code(
        "block", "The file contains a script.", CLEAN, cleanable=True, acceptable=False
    ),
    "launch-action": Code(
        "block",
        "The file can start a program, open another file or send data.",
        CLEAN,
        cleanable=True,
        acceptable=False,
    ),
    "macros": Code(
        "block",
        "The file contains macros.",
        "Save it without macros (.docx, .xlsx, .pptx).",
        acceptable=False,
    ),
    "formula": Code(
        "warn",
        "Cells start like formulas: a spreadsheet program would run them when the file is opened.",
        "Put an apostrophe before the first character of each such cell, or take it out.",
    ),
    "multimedia": Code(
        "warn", "The file contains sound, film or a 3D model.", CLEAN, cleanable=True
    ),
    "form": Code(
        "warn",
        "The file is a form. Answers that were typed into it can be read.",
        "If it should be blank, clear the answers. A clean copy turns answers into plain print; a "
        "form without answers stays a form.",
        cleanable=True,
    ),
    # How well it can be read.
    "no-text": Code(
        "warn",
        "Pages are pictures without words: they can't be searched, read aloud or checked.",
        "Use the original document, or run text recognition (OCR) on the scan.",
    ),
    "garbled-text": Code(
        "warn",
        "Some letters are garbled: the text was saved in one encoding and read in another.",
        "Save it again from the original as “UTF-8”.",
    ),
    "no-font": Code(
        "warn",
        "Words on this page use a font that isn't in the file, so whether they can be seen was not "
        "checked.",
        "Export the document again with its fonts embedded.",
    ),
    "not-tagged": Code(
        "note",
        "The PDF is not tagged, so screen readers can't tell headings from text.",
        "Export it again with “document structure tags for accessibility” switched on.",
    ),
    "no-language": Code("note", "The PDF does not say which language it is in.", ORIGINAL),
    "no-title": Code(
        "note", "The PDF has no title.", "Set a title in the original and export again."
    ),
    "restricted": Code(
        "note",
        "The PDF forbids some uses, such as copying, to programs that obey.",
        CLEAN,
        cleanable=True,
    ),
    # What can't be checked, or should not be here.
    "encrypted": Code(
        "block",
        "The file can't be opened without a password, so it can't be checked.",
        "Save it without a password and replace this file.",
        acceptable=False,
    ),
    "broken-file": Code(
        "block",
        "The file is damaged or incomplete.",
        "Export it again, check that it opens, and replace this file.",
        acceptable=False,
    ),
    "damaged": Code(
        "warn",
        "The file has mistakes in it that programs have to work around.",
        "Export it again from the program that made it.",
        cleanable=True,
    ),
    "type-not-allowed": Code(
        "block",
        "Files of this type can't be checked or published.",
        "Use PDF, Word (.docx), Excel (.xlsx), PowerPoint (.pptx), a picture (JPEG, PNG, WebP, GIF "
        "or TIFF), text (.txt, .csv) or MP3.",
        acceptable=False,
    ),
    "wrong-name": Code(
        "warn",
        "The ending of the file's name does not fit what is in it.",
        "Rename the file, or export it again.",
    ),
    "polyglot": Code(
        "block",
        "The file is of two types at once, a way to smuggle one file inside another.",
        "Export the document again from the program that made it.",
        acceptable=False,
    ),
    "zip-bomb": Code(
        "block",
        "The file unpacks to far more than a document needs.",
        "Export it again.",
        acceptable=False,
    ),
    "too-large": Code(
        "block",
        "The file is too large to be checked.",
        "Split it, or shrink its pictures.",
        acceptable=False,
    ),
    "not-all-pages-checked": Code(
        "block",
        "The file is so long that not every page could be checked.",
        "Split it into parts.",
    ),
    "timeout": Code(
        "block", "The check took too long and was stopped.", "Try again, or export the file anew."
    ),
    "infected": Code(
        "block",
        "The virus scanner found something in this file.",
        "Don't open it. Ask your IT support to look at the computer it came from.",
        acceptable=False,
    ),
    "check-failed": Code(
        "block",
        "The check broke off because of something in the file, so nothing is known about the rest.",
        "Export the file again. If it still fails, print it to a new PDF.",
        acceptable=False,
    ),
}


def finding(
    code: str, message: str = "", page: int | None = None, box: Box | None = None
) -> Finding:
    """A finding of that code, with the code's own words where there are none more exact."""
    entry = CODES[code]
    return Finding(code, page, entry.severity, message or entry.meaning, box)


def count(number: int, one: str, many: str = "") -> str:
    """`count(2, "word")` is "2 words"."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"


def as_markdown() -> str:
    """The table of docs/safety-codes.md."""
    rows = [
        f"| `{name}` | {code.severity} | {code.meaning} | {code.advice} "
        f"| {_yes(code.cleanable)} | {_yes(code.acceptable)} |"
        for name, code in CODES.items()
    ]
    head = "| Code | Severity | What it means | What to do | Clean copy | May be accepted |"
    return "\n".join([head, "|---|---|---|---|---|---|", *rows])


def _yes(value: bool) -> str:
    return "yes" if value else "no"
