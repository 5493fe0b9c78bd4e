"""Real files, as small as they can be."""

import json
from functools import cache
from io import BytesIO

import typst
from PIL import Image


@cache
def pdf_bytes(*pages: str, title: str = "A document") -> bytes:
    """A real PDF of as many pages as there are texts; the texts are searchable in it."""
    source = (
        "#set document(title: sys.inputs.title)\n"
        "#set page(width: 10cm, height: 10cm)\n"
        "#for text in json(bytes(sys.inputs.pages)) { page(text) }\n"
    )
    return typst.compile(
        source.encode(), sys_inputs={"title": title, "pages": json.dumps(pages or ("A page.",))}
    )


def png_bytes(width: int = 64, height: int = 48, colour: str = "#0b5d5e") -> bytes:
    """A real picture of one colour."""
    target = BytesIO()
    Image.new("RGB", (width, height), colour).save(target, "PNG")
    return target.getvalue()
