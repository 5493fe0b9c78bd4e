"""PDFs for editors to upload: real ones, each another one."""

import json

import typst

SOURCE = (
    '#set document(title: sys.inputs.title)\n#set text(lang: "en")\n'
    "#for text in json(bytes(sys.inputs.pages)) { page[= A page\n#text] }\n"
)
SENTENCE = "Families were asked what would have helped, and this is what was learned from them. "


def paper(title: str, words: str, pages: int) -> bytes:
    """So many pages about these words."""
    texts = [f"{words}, page {number}. " + SENTENCE * 25 for number in range(1, pages + 1)]
    values = {"title": title, "pages": json.dumps(texts)}
    return typst.compile(SOURCE.encode(), sys_inputs=values)
