"""What Word, Excel and PowerPoint files have in common: properties, attachments, links."""

from collections import Counter
from collections.abc import Iterator

from lxml import etree

from ..codes import count, finding
from ..pictures import check_inside
from ..sink import Sink
from ..xml import local
from .package import Package

PEOPLE = {
    "docProps/core.xml": ("creator", "lastModifiedBy"),
    "docProps/app.xml": ("Manager", "Company"),
}
FOLDERS = ("word/", "xl/", "ppt/")
HARMLESS_LINKS = {"hyperlink", "image", "video", "audio", "media"}
FETCHED = {"image", "video", "audio", "media"}
PICTURES = (".jpeg", ".jpg", ".jpe", ".png", ".webp")
# Custom XML that Office itself writes for every document or for its list of sources.
OFFICES_OWN = (b"officeDocument/2006/bibliography", b"coverPageProps")


def check(package: Package, sink: Sink) -> None:
    """One finding a kind."""
    _check_properties(package, sink)
    _check_parts(package, sink)
    _check_links(package, sink)
    check_inside(_pictures(package), sink)


def _pictures(package: Package) -> Iterator[bytes]:
    for name in package.names:
        if "/media/" in name and name.lower().endswith(PICTURES):
            yield package.read(name)


def _check_properties(package: Package, sink: Sink) -> None:
    people = []
    for part, tags in PEOPLE.items():
        root = package.xml_if_any(part)
        if root is not None:
            texts = {local(node): (node.text or "").strip() for node in root.iter()}
            people += [tag for tag in tags if texts.get(tag)]
    words = {
        "creator": "its author",
        "lastModifiedBy": "who saved it last",
        "Manager": "a manager",
        "Company": "an organisation",
    }
    if people:
        sink.add(finding("author", f"The file names {', '.join(words[tag] for tag in people)}."))
    if "docProps/app.xml" in package or _says_more(package.xml_if_any("docProps/core.xml")):
        sink.add(finding("metadata"))
    custom = package.xml_if_any("docProps/custom.xml")
    if custom is not None and len(custom):
        sink.add(finding("custom-data", f"{count(len(custom), 'property', 'properties')} added."))
    items = [
        name
        for name in package.parts("customXml/item", ".xml")
        if "Props" not in name and not any(mark in package.read(name) for mark in OFFICES_OWN)
    ]
    if items:
        sink.add(finding("custom-data"))


def _says_more(core: etree._Element | None) -> bool:
    """Whether the properties have more than what readers are shown: title and language."""
    return core is not None and any(local(one) not in ("title", "language") for one in core)


def _check_parts(package: Package, sink: Sink) -> None:
    names = list(package.names)
    if package.parts("docProps/thumbnail"):
        sink.add(finding("thumbnail"))
    embedded = [
        name for name in names if "/embeddings/" in name or "/activeX/" in name or "/ole" in name
    ]
    if embedded:
        message = f"{count(len(embedded), 'file')} packed inside this file."
        sink.add(finding("embedded-file", message))
    if any(name.rpartition("/")[2].lower().startswith("vbaproject") for name in names):
        sink.add(finding("macros"))


def _check_links(package: Package, sink: Sink) -> None:
    """Hyperlinks are for readers; anything else outside is fetched behind their backs."""
    kinds: Counter[str] = Counter()
    for name in list(package.names):
        folder, _, rels = name.rpartition("/_rels/")
        if rels.endswith(".rels"):
            part = f"{folder}/{rels.removesuffix('.rels')}"
            kinds.update(
                kind for _, kind, _, is_external in package.relationships(part) if is_external
            )
    kinds.pop("hyperlink", None)
    if kinds:
        sink.add(
            finding(
                "external-link",
                f"{count(kinds.total(), 'link')} to a file or address "
                "that is fetched when the document is opened.",
            )
        )
