"""Pages put side by side on sheets that are folded into a booklet, with all tags kept.

The pages are drawn in another order than they are read. The structure tree, which screen readers
follow, keeps the order of the words: only where each piece is drawn is told anew.
"""

from io import BytesIO
from typing import TYPE_CHECKING, Any

from core.lazily import lazily

if TYPE_CHECKING:
    import pikepdf
    from pikepdf import Dictionary, Object, Pdf
else:
    pikepdf = lazily("pikepdf")

PAGES_OF_A_SHEET = 4
# Whoever prints it is offered the right settings.
VIEWER_PREFERENCES = {"/Duplex": "/DuplexFlipShortEdge", "/PrintScaling": "/None"}


def folded(content: bytes, *, right_to_left: bool = False) -> bytes:
    """The PDF as a booklet: two of its pages on each side of a sheet, the last beside the first.

    Empty pages are added up to whole sheets. A booklet that is read from right to left opens at
    its other side.
    """
    with pikepdf.open(BytesIO(content)) as pdf:
        _Booklet(pdf, right_to_left).fold()
        made = BytesIO()
        pdf.save(made, deterministic_id=True)
        return made.getvalue()


def sides(count: int) -> list[tuple[int, int]]:
    """Which pages, from 0, stand left and right on each side of the sheets, front and back."""
    outer = [(count - 1 - at, at) for at in range(count // 2)]
    return [pair if at % 2 == 0 else (pair[1], pair[0]) for at, pair in enumerate(outer)]


class _Booklet:
    def __init__(self, pdf: "Pdf", right_to_left: bool) -> None:
        self.pdf = pdf
        self.right_to_left = right_to_left
        # By the number of a page's object: its drawing, the sheet, and how far right it stands.
        self.places: dict[tuple[int, int], tuple[Object, Object, float]] = {}

    def fold(self) -> None:
        """Sheets instead of pages, and everything that pointed to a page points to its place."""
        pages = list(self.pdf.pages)
        width, height = (float(pages[0].mediabox[at]) for at in (2, 3))
        while len(self.pdf.pages) % PAGES_OF_A_SHEET:
            self.pdf.add_blank_page(page_size=(width, height))
        pages = list(self.pdf.pages)
        for left, right in sides(len(pages)):
            pair = (
                (pages[right], pages[left]) if self.right_to_left else (pages[left], pages[right])
            )
            self._add_side(pair, width, height)
        self._move_destinations()
        if tree := self.pdf.Root.get("/StructTreeRoot"):
            self._retell(tree.get("/K"), None)
        del self.pdf.pages[: len(pages)]
        if "/PageLabels" in self.pdf.Root:
            del self.pdf.Root["/PageLabels"]
        self._prefer()

    def _add_side(
        self, pair: "tuple[pikepdf.Page, pikepdf.Page]", width: float, height: float
    ) -> None:
        self.pdf.add_blank_page(page_size=(2 * width, height))
        sheet = self.pdf.pages[-1].obj
        drawings, drawn, links = pikepdf.Dictionary(), [], pikepdf.Array()
        for at, page in enumerate(pair):
            drawing = page.as_form_xobject()
            drawings[f"/P{at}"] = drawing
            drawn.append(f"q 1 0 0 1 {at * width} 0 cm /P{at} Do Q")
            if "/StructParents" in page.obj:
                drawing.StructParents = page.obj.StructParents
            for link in page.obj.get("/Annots", pikepdf.Array()):
                links.append(_shifted(link, at * width, sheet))
            self.places[page.obj.objgen] = (drawing, sheet, at * width)
        sheet.Resources = pikepdf.Dictionary(XObject=drawings)
        sheet.Contents = self.pdf.make_stream("\n".join(drawn).encode())
        if len(links):
            sheet.Annots = links
        sheet.Tabs = pikepdf.Name.S

    def _retell(self, node: Any, page: "Object | None") -> Any:
        """A part of the structure tree, with its place on the sheet; `page` is its parent's."""
        if isinstance(node, int):
            return self._marked(node, page)
        if isinstance(node, pikepdf.Array):
            for at, kid in enumerate(node):
                node[at] = self._retell(kid, page)
        elif isinstance(node, pikepdf.Dictionary):
            page = node.get("/Pg", page)
            if node.get("/Type") == pikepdf.Name.MCR:
                return self._marked(int(node.MCID), page)
            if "/Pg" in node:
                node.Pg = self._place(page)[1]
            if "/K" in node:
                node.K = self._retell(node.K, page)
        return node

    def _marked(self, number: int, page: "Object | None") -> "Dictionary":
        drawing, sheet, _ = self._place(page)
        return pikepdf.Dictionary(Type=pikepdf.Name.MCR, Pg=sheet, Stm=drawing, MCID=number)

    def _place(self, page: "Object | None") -> "tuple[Object, Object, float]":
        assert page is not None, "content without a page"
        return self.places[page.objgen]

    def _move_destinations(self) -> None:
        """Outlines and links inside the document."""
        for found in self.pdf.objects:
            for value in [found, *_values_of(found)]:
                is_place = (
                    isinstance(value, pikepdf.Array) and len(value) > 1 and _is_page(value[0])
                )
                if is_place and value[0].objgen in self.places:
                    _, sheet, right = self.places[value[0].objgen]
                    value[0] = sheet
                    if value[1] == pikepdf.Name.XYZ and value[2] is not None:
                        value[2] = float(value[2]) + right

    def _prefer(self) -> None:
        preferences = self.pdf.Root.get("/ViewerPreferences", pikepdf.Dictionary())
        for name, value in VIEWER_PREFERENCES.items():
            preferences[name] = pikepdf.Name(value)
        self.pdf.Root.ViewerPreferences = preferences


def _shifted(link: "Object", right: float, sheet: "Object") -> "Object":
    rect = [float(value) for value in link.Rect]
    link.Rect = pikepdf.Array([rect[0] + right, rect[1], rect[2] + right, rect[3]])
    if "/QuadPoints" in link:
        points = [float(value) for value in link.QuadPoints]
        moved = (value + right if at % 2 == 0 else value for at, value in enumerate(points))
        link.QuadPoints = pikepdf.Array(list(moved))
    link.P = sheet
    return link


def _is_page(value: Any) -> bool:
    return isinstance(value, pikepdf.Dictionary) and value.get("/Type") == pikepdf.Name.Page


def _values_of(found: "Object") -> list[Any]:
    return [value for _, value in found.items()] if isinstance(found, pikepdf.Dictionary) else []
