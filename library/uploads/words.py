"""Why a file isn't taken: what it is, and what to do instead, in a sentence or two."""

from django.conf import settings

from library.file_types import type_name

SAVE_AGAIN = "Open it, save it again and choose the new file."
FOR_CODE = (
    "The site takes no files of that kind, because they can do things in a reader's browser. "
    "Save what it shows as a PDF and choose that."
)

# By the kind that library.safety.kinds gives, or that `other_kind` below gives for the rest.
REFUSED = {
    "empty": f"This file is empty. {SAVE_AGAIN}",
    "doc": "This is an old Word document (.doc). Open it in Word, save it as .docx and choose "
    "that.",
    "xls": "This is an old Excel file (.xls). Open it in Excel, save it as .xlsx and choose that.",
    "ppt": "This is an old PowerPoint file (.ppt). Open it in PowerPoint, save it as .pptx and "
    "choose that.",
    "ole": "This is an old Office file or a saved e-mail. Save what it shows as a PDF and choose "
    "that.",
    "rtf": "This is a rich text file (.rtf). Open it in Word, save it as .docx or PDF and choose "
    "that.",
    "odf": "This is an OpenDocument file. Save it as a PDF or as .docx, .xlsx or .pptx and choose "
    "that.",
    "svg": f"This is an SVG drawing. {FOR_CODE}",
    "html": f"This is a web page (HTML). {FOR_CODE}",
    "xml": f"This is an XML file. {FOR_CODE}",
    "script": "This is a script or program, whatever its name says. Choose the document itself, "
    "best as a PDF.",
    "program": "This is a program, whatever its name says. Choose the document itself, best as a "
    "PDF.",
    "archive": "This is an archive of files. Unpack it and choose the files inside, which can be "
    "done all at once.",
    "zip": "This is a zip archive, or an Office file too damaged to be told from one. Unpack it "
    "and choose the files inside, which can be done all at once.",
    "postscript": "This is a PostScript file. Save it as a PDF and choose that.",
    "heic": "This is a picture in the format of iPhones (HEIC). Save it as a JPEG and choose that.",
    "video": "This is a video. The site takes no videos: put it where videos are kept and link to "
    "it.",
    "sound": "This is a sound recording of a kind that not every device plays. Save it as .mp3 and "
    "choose that.",
    "encrypted-office": "This file can't be opened without a password, so nobody could check or "
    "read it. Save it without the password and choose that.",
    "locked-pdf": "This PDF can't be opened without a password, so nobody could check or read it. "
    "Save it without the password and choose that.",
    "macros": "This Office file has macros (small programs). Save it without them, as .docx, .xlsx "
    "or .pptx, and choose that.",
    "polyglot": "This file is of two types at once, which is a way to smuggle one inside another. "
    "Export the document again from the program that made it.",
    "bomb": "This file unpacks to far more than a document needs, so it is refused unopened. Open "
    "it in the program that made it, save it under another name and choose that.",
    "archive-inside": "There is an archive of files packed inside this document. Take it out and "
    "save the document again.",
    "broken": "This file is damaged or incomplete: perhaps its download or copying was cut off. "
    f"{SAVE_AGAIN}",
    "encoding": "The letters in this text file are written in a way that browsers show wrongly. "
    "Save it as UTF-8 (in Excel choose “CSV UTF-8”, in Notepad the encoding UTF-8) and choose "
    "that.",
    "markup-in-text": "There is code of a web page in this text file, which a browser might run. "
    "Take it out, or save the text as a PDF and choose that.",
    "text-in-disguise": "This is plain text, whatever its name says. If it is the right file, give "
    "it a name that ends in .txt, or .csv for a table, and choose it again.",
}
INFECTED = (
    "The virus scanner found something harmful in this file ({name}). It was not stored. Don't "
    "open it; tell your IT team, and get the document again from where it came."
)
PLACE_REMOVED = (
    "The picture said where it was taken. The place and everything else the camera wrote into the "
    "file was removed before it was stored."
)
TOO_MANY_PIXELS = (
    "This picture has more than {most} million pixels, which is more than a page can use. Save it "
    "smaller and choose that."
)


def about(kind: str) -> str:
    """The sentence for a kind of file or of trouble."""
    return REFUSED[kind]


def not_a_document(kind: str) -> str:
    """For what is no document that the library takes."""
    if kind in ("jpeg", "png", "gif", "webp", "tiff"):
        return (
            "This is a picture. Pictures are added under Images, where they are made ready for "
            "pages; a scanned document should be saved as a PDF."
        )
    return REFUSED.get(kind) or f"This type of file can't be used. Choose one of: {_documents()}."


def not_a_picture(kind: str) -> str:
    """For what is no picture that the library takes."""
    if kind == "tiff":
        return "This is a TIFF picture, which browsers don't show. Save it as a JPEG or PNG."
    if kind in ("pdf", "docx", "xlsx", "pptx", "mp3", "text"):
        return "This is not a picture. Documents are added under Documents."
    if kind == "broken":
        return "This picture is damaged or incomplete. Open it, save it again and choose that."
    return REFUSED.get(kind) or "This is not a picture. Choose a JPEG, PNG, GIF or WebP."


def _documents() -> str:
    return ", ".join(
        f"{type_name(f'x.{extension}')} (.{extension})"
        for extension in settings.WAGTAILDOCS_EXTENSIONS
    )
