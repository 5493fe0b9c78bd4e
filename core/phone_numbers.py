"""Makes telephone numbers in a piece of HTML links that call.

A number that stands in a link already, or where `data-no-call` says that nobody should call it any
more, is left alone.
"""

import re

from core.glossary import TAG, TAG_NAME, VOID

# Numbers of the United Kingdom as people write them, the European helplines, and the emergency
# numbers where the words before them say so: "999" alone may count something.
NUMBER = re.compile(
    r"(?<![\w/.,@+-])(?:"
    r"(?P<long>(?:\+44 ?(?:\(0\) ?)?|0)[1-9](?:[ -]?[0-9]){8,9})"
    r"|(?P<short>0800 1111|0845 46 47|116 ?(?:000|006|111|117|123))"
    r"|(?P<said>(?<=call )(?:999|112|111|101)|(?<=ring )(?:999|112|111|101)"
    r"|(?<=dial )(?:999|112|111|101)|(?<=phone )(?:999|112|111|101))"
    r")(?![\w/-]|[.,][0-9])",
    re.IGNORECASE,
)
LEFT_ALONE = frozenset(
    ["a", "button", "code", "option", "script", "select", "style", "svg", "textarea", "time"]
)
LEAVE_ALONE_MARK = "data-no-call"
TRUNK_ZERO = re.compile(r"\(0\)")


def link_phone_numbers(html: str) -> str:
    """The same HTML, each number that can be called a link."""
    pieces = TAG.split(html)
    around: list[tuple[str, bool]] = []
    for index, piece in enumerate(pieces):
        if index % 2:
            _follow(piece, around)
        elif not any(is_left_alone for _, is_left_alone in around):
            pieces[index] = NUMBER.sub(_as_link, piece)
    return "".join(pieces)


def _as_link(match: re.Match[str]) -> str:
    number = match[0]
    digits = re.sub(r"[^0-9+]", "", TRUNK_ZERO.sub("", number))
    return f'<a class="call" href="tel:{digits}">{number}</a>'


def _follow(tag: str, around: list[tuple[str, bool]]) -> None:
    """Enter or leave an element."""
    match = TAG_NAME.match(tag)
    name = match[1].lower() if match else ""
    if not name or name in VOID or tag.endswith("/>"):
        return
    if not tag.startswith("</"):
        around.append((name, name in LEFT_ALONE or LEAVE_ALONE_MARK in tag))
    elif any(name == open_name for open_name, _ in around):
        while around.pop()[0] != name:
            pass
