"""Which links and bookmarks stay: those that lead to a page here or to an address."""

import re
from typing import Any

import pikepdf

from ...pdf.walk import MOST_NODES, get, items, text

ADDRESS = re.compile(r"(https?|mailto|tel):|www\.", re.IGNORECASE)


def harmless(action: Any) -> Any:
    """The action by itself if it leads within the file or to an address; otherwise None."""
    kind = text(get(action, "/S"))
    if kind == "/GoTo" and get(action, "/D") is not None:
        kept = pikepdf.Dictionary(S=pikepdf.Name.GoTo, D=action.D)
        if get(action, "/SD") is not None:  # the same place for screen readers
            kept.SD = action.SD
        return kept
    if kind == "/URI" and ADDRESS.match(text(get(action, "/URI"))):
        return pikepdf.Dictionary(S=pikepdf.Name.URI, URI=action.URI)
    return None


def clean_holder(holder: Any) -> bool:
    """Leave only a harmless action in a link or bookmark; whether another kind was taken out."""
    action = get(holder, "/A")
    extra = get(holder, "/AA")
    kept = harmless(action)
    for key in ("/A", "/AA", "/PA"):
        if key in holder:
            del holder[key]
    if kept is not None:
        holder.A = kept
    return extra is not None or (action is not None and kept is None) or has_next(action)


def has_next(action: Any) -> bool:
    """Whether the action starts another one."""
    return get(action, "/Next") is not None


def clean_bookmarks(root: Any) -> bool:
    """Clean every bookmark; whether an action was taken out."""
    seen: set[tuple[int, int]] = set()
    waiting = [get(get(root, "/Outlines"), "/First")]
    removed = False
    while waiting and len(seen) < MOST_NODES:
        node = waiting.pop()
        number = getattr(node, "objgen", (0, 0))
        if not isinstance(node, pikepdf.Dictionary) or number in seen:
            continue
        if number != (0, 0):
            seen.add(number)
        removed |= clean_holder(node)
        waiting += [get(node, "/Next"), get(node, "/First")]
    return removed


def is_place(destination: Any) -> bool:
    """Whether an /OpenAction is just the page to open on."""
    return bool(items(destination))
