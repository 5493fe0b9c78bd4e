"""Makes telephone numbers in a piece of HTML links that call.

A number that stands in a link already, or where `data-no-call` says that nobody should call it any
more, is left alone.
"""

import re

from core.markup import TAG, Markup

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
# What each of them has in it, looked for much faster than what must not stand before.
HINT = re.compile(r"0[1-9](?:[ -]?[0-9]){8}|\+44|0800 1111|0845 46 47|116|999|112|111|101")
LEFT_ALONE = frozenset(
    ["a", "button", "code", "option", "script", "select", "style", "svg", "textarea", "time"]
)
LEAVE_ALONE_MARK = "data-no-call"
TRUNK_ZERO = re.compile(r"\(0\)")


def _is_left_alone(name: str, tag: str) -> bool:
    return name in LEFT_ALONE or LEAVE_ALONE_MARK in tag


MARKUP = Markup(_is_left_alone)


def link_phone_numbers(html: str) -> str:
    """The same HTML, each number that can be called a link."""
    found = [match.start() for match in HINT.finditer(html)]
    if not found:
        return html
    pieces = TAG.split(html)
    for index, may_change in MARKUP.texts(pieces, found):
        if may_change:
            pieces[index] = NUMBER.sub(_as_link, pieces[index])
    return "".join(pieces)


def _as_link(match: re.Match[str]) -> str:
    number = match[0]
    digits = re.sub(r"[^0-9+]", "", TRUNK_ZERO.sub("", number))
    return f'<a class="call" href="tel:{digits}">{number}</a>'
