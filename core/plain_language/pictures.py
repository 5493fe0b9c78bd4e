"""What pictures say to those who can't see them."""

import re
from collections.abc import Iterator

from .rules import MISSING_DESCRIPTION, POOR_DESCRIPTION, Advice
from .words import PageWords, Picture

FILE_NAME = re.compile(
    r"\S+\.(?:jpe?g|png|gif|webp|avif|svg|tiff?|bmp)|(?:IMG|DSC|DSCN|PXL|P)[_-]?\d{3,}\w*|\w+_\w+",
    re.IGNORECASE,
)
OPENING = re.compile(
    r"(?:an?\s+|the\s+)?(?:image|picture|photo|photograph|pic|graphic|illustration|screenshot|icon)"
    r"\s+(?:of|showing|shows)\s+",
    re.IGNORECASE,
)
SAYS_NOTHING = re.compile(
    r"(?:an?\s+|the\s+)?(?:image|picture|photo|photograph|graphic|logo|icon|diagram|chart|figure|"
    r"screenshot|untitled|placeholder|alt|alt text|description|n/?a|none|tbc|x+|\W*)\s*\d*",
    re.IGNORECASE,
)
LONGEST = 160
HOW = "Say in a few words what it shows, or tick “Only decoration” if the page says the same."


def picture_descriptions(page: PageWords) -> Iterator[Advice]:
    """Pictures without a description, and descriptions that are none."""
    for picture in page.pictures:
        if not picture.is_decorative:
            yield from _advice(picture)


def _advice(picture: Picture) -> Iterator[Advice]:
    said = picture.description.strip()
    if not said:
        yield Advice(MISSING_DESCRIPTION, HOW, picture.place, note=picture.name)
    elif FILE_NAME.fullmatch(said):
        yield Advice(POOR_DESCRIPTION, HOW, picture.place, said, "the name of a file")
    elif SAYS_NOTHING.fullmatch(said):
        yield Advice(POOR_DESCRIPTION, HOW, picture.place, said)
    elif opening := OPENING.match(said):
        rest = said[opening.end() :]
        better = f"“{rest[:1].upper()}{rest[1:]}”"
        yield Advice(POOR_DESCRIPTION, better, picture.place, said, "everybody knows it is one")
    elif said.casefold() == picture.caption.strip().casefold():
        better = "Say here what can be seen; the caption is read out too."
        yield Advice(POOR_DESCRIPTION, better, picture.place, said, "the same as the caption")
    elif len(said) > LONGEST:
        better = "Keep it to a sentence, and put the rest into the text for everybody."
        note = f"{len(said)} letters"
        yield Advice(POOR_DESCRIPTION, better, picture.place, said, note)
