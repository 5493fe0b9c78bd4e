"""The paragraphs, headings and links of rich text as an editor wrote it."""

from collections.abc import Iterator

from bs4 import BeautifulSoup, Tag

from .words import Heading, Link, PageWords, Place, Voice, Words

HEADINGS = {f"h{level}": level for level in range(2, 7)}
PIECES = ["p", "li", "blockquote", "td", "th", *HEADINGS]


def add_rich_text(html: str, place: Place, page: PageWords, voice: Voice) -> None:
    """Put what a piece of rich text says into the words of its page."""
    soup = BeautifulSoup(html, "html.parser")
    for line_break in soup.find_all("br"):
        line_break.replace_with("\n")
    for piece in soup.find_all(PIECES) or [soup]:
        if text := _own_text(piece):
            level = HEADINGS.get(piece.name)
            meant = Voice.QUOTE if piece.name == "blockquote" else voice
            page.words.append(Words(text, place, Voice.TITLE if level else meant))
            if level:
                page.headings.append(Heading(level, text, place))
    page.links.extend(_links_in(soup, place))


def _own_text(piece: Tag) -> str:
    """The text of an item without that of the items inside it; lines stay lines."""
    own = (
        text
        for text in piece.find_all(string=True)
        if piece.name not in PIECES or text.find_parent(PIECES) is piece
    )
    lines = (" ".join(line.split()) for line in "".join(own).splitlines())
    return "\n".join(filter(None, lines))


def _links_in(soup: BeautifulSoup, place: Place) -> Iterator[Link]:
    for link in soup.find_all("a"):
        kind = link.get("linktype")
        address = f"{kind}:{link.get('id')}" if kind else str(link.get("href", ""))
        yield Link(" ".join(link.get_text().split()), place, address)
