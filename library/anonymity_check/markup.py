"""What rich text says: its words, and those in its attributes, which readers of the code see."""

from collections.abc import Iterator
from html.parser import HTMLParser

TELLING = {"alt", "title", "href", "src", "url", "aria-label", "data-caption", "id", "name"}
INLINE = {"a", "abbr", "b", "code", "em", "i", "mark", "small", "span", "strong", "sub", "sup", "u"}


class _Words(HTMLParser):
    """Collects text, with a new line at each block, and attributes apart from it."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.text: list[str] = []
        self.attributes: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in INLINE:
            self.text.append("\n")
        self.attributes += [value for name, value in attrs if value and name in TELLING]

    def handle_endtag(self, tag: str) -> None:
        if tag not in INLINE:
            self.text.append("\n")

    def handle_data(self, data: str) -> None:
        self.text.append(data)

    def handle_comment(self, data: str) -> None:
        self.attributes.append(data)


def words_of_markup(html: str) -> Iterator[tuple[str, str]]:
    """Pairs of place and text; the place is empty for the words themselves."""
    parser = _Words()
    parser.feed(html)
    parser.close()
    yield "", "".join(parser.text)
    yield "links and descriptions", "\n".join(parser.attributes)
