"""The tree of tags: what points to annotations that are gone goes, too."""

from typing import Any

import pikepdf

from ...pdf.walk import MOST_NODES, get, items, text

Numbers = set[tuple[int, int]]


def forget(root: Any, gone: Numbers) -> None:
    """Take out of the tree each /OBJR whose annotation is gone."""
    tree = get(root, "/StructTreeRoot")
    if tree is None or not gone:
        return
    seen: Numbers = set()
    waiting = [tree]
    visited = 0
    while waiting and visited < MOST_NODES * 10:
        node = waiting.pop()
        visited += 1
        number = getattr(node, "objgen", (0, 0))
        if not isinstance(node, pikepdf.Dictionary) or number in seen:
            continue
        if number != (0, 0):
            seen.add(number)
        children = get(node, "/K")
        if isinstance(children, pikepdf.Array):
            if any(_is_gone(child, gone) for child in children):
                node.K = pikepdf.Array([one for one in children if not _is_gone(one, gone)])
            waiting += items(children)
        elif _is_gone(children, gone):
            del node["/K"]
        else:
            waiting.append(children)


def _is_gone(child: Any, gone: Numbers) -> bool:
    if text(get(child, "/Type")) != "/OBJR":
        return False
    target = get(child, "/Obj")
    return target is None or getattr(target, "objgen", (0, 0)) in gone
