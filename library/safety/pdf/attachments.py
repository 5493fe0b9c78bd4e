"""What a PDF carries or does beside its pages: files, scripts, actions, forms, layers."""

from collections import Counter
from typing import Any

import pikepdf

from ..codes import count, finding
from ..sink import Sink
from .walk import fields, get, items, name_tree, text

# /GoTo, /GoToR, /Named, /URI, /Thread, /Hide and /SetOCGState stay within the reader's sight.
SCRIPTS = {"/JavaScript"}
LAUNCHES = {"/Launch", "/ImportData", "/SubmitForm", "/GoToE"}
LONGEST_CHAIN = 30


def check(document: pikepdf.Pdf, sink: Sink) -> None:
    """One finding a kind, with how many there are."""
    root = document.Root
    names = get(root, "/Names")
    files = sum(1 for _ in name_tree(get(names, "/EmbeddedFiles")))
    if files or items(get(root, "/AF")):
        number = max(files, len(items(get(root, "/AF"))))
        sink.add(finding("embedded-file", f"{count(number, 'file')} packed inside this file."))
    _check_actions(document, names, sink)
    _check_form(get(root, "/AcroForm"), sink)
    _check_layers(get(root, "/OCProperties"), sink)


def _check_actions(document: pikepdf.Pdf, names: Any, sink: Sink) -> None:
    kinds: Counter[str] = Counter()
    kinds["/JavaScript"] += sum(1 for _ in name_tree(get(names, "/JavaScript")))
    for holder in (document.Root, *(page.obj for page in document.pages)):
        kinds.update(action_kinds(holder))
    for field in fields(get(document.Root, "/AcroForm")):
        kinds.update(action_kinds(field))
    report_actions(kinds, None, sink)


def report_actions(kinds: Counter[str], page: int | None, sink: Sink) -> None:
    """Scripts and launches out of a count of action types."""
    if sum(kinds[kind] for kind in SCRIPTS):
        sink.add(finding("javascript", page=page))
    if sum(kinds[kind] for kind in LAUNCHES):
        sink.add(finding("launch-action", page=page))


def action_kinds(holder: Any) -> Counter[str]:
    """The types of all actions that an object starts: /OpenAction, /A and each of /AA."""
    extra = get(holder, "/AA")
    triggers = [one for _, one in extra.items()] if isinstance(extra, pikepdf.Dictionary) else []
    waiting = [get(holder, "/OpenAction"), get(holder, "/A"), *triggers]
    kinds: Counter[str] = Counter()
    while waiting and kinds.total() < LONGEST_CHAIN:
        action = waiting.pop()
        if isinstance(action, pikepdf.Dictionary):
            kinds[text(get(action, "/S"))] += 1
            following = get(action, "/Next")
            waiting += items(following) or [following]
    return kinds


def _check_form(form: Any, sink: Sink) -> None:
    if form is None:
        return
    number = filled = 0
    for field in fields(form):
        if text(get(field, "/FT")) == "/Sig":
            continue
        number += 1
        filled += text(get(field, "/FT")) == "/Tx" and bool(text(get(field, "/V")))
    if get(form, "/XFA") is not None:
        sink.add(finding("form", "The file is a form of the old XFA kind, which keeps its data."))
    elif number:
        answers = f", {count(filled, 'text field')} filled in" if filled else ""
        sink.add(finding("form", f"The file is a form with {count(number, 'field')}{answers}."))


def _check_layers(properties: Any, sink: Sink) -> None:
    """Words in hidden layers are found as hidden text; this is about the layers as such."""
    default = get(properties, "/D")
    layers = len(items(get(properties, "/OCGs")))
    off = len(items(get(default, "/OFF")))
    if text(get(default, "/BaseState")) == "/OFF":
        off = layers - len(items(get(default, "/ON")))
    if off > 0:
        sink.add(finding("hidden-layer", f"{off} of {count(layers, 'layer')} switched off."))
