"""What stays in the clean copy of a PDF, and what must not be taken out of it."""

import io
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pikepdf
import pypdfium2
import pytest
from pikepdf import Array, Dictionary, Name, String

from library.safety import Cleaned, Limits, clean_copy, processes

from .corpus_covered import annotation_over_text, box_over_text
from .dirty import PLAIN, annotated, changed, filled_form, with_author
from .making import SECRET, page, pages, prose, scan, surgery, typeset
from .reading import codes, hidden_words


def copy_of(data: bytes, folder: Path) -> bytes:
    source, target = folder / "a.pdf", folder / "b.pdf"
    source.write_bytes(data)
    cleaned = clean_copy(source, target)
    assert cleaned.made, cleaned.reason
    return target.read_bytes()


def drawn(data: bytes, with_marks: bool = True) -> np.ndarray:
    """The first page as its readers see it."""
    with pypdfium2.PdfDocument(data) as document:
        if document.get_formtype():
            document.init_forms()
        return document[0].render(scale=1.5, may_draw_forms=True, draw_annots=with_marks).to_numpy()


def annotations_of(data: bytes) -> list[pikepdf.Dictionary]:
    with pikepdf.open(io.BytesIO(data)) as document:
        return [dict(one) for one in document.pages[0].obj.get("/Annots", [])]


def test_a_tagged_file_stays_one_with_its_title_and_language(tmp_path: Path) -> None:
    clean = copy_of(surgery(typeset("= A heading\n#lorem(60)"), with_author), tmp_path)
    assert codes(clean) == set()
    with pikepdf.open(io.BytesIO(clean)) as document:
        assert dict(document.docinfo) == {"/Title": "Made for a test"}
        assert document.open_metadata()["pdfuaid:part"] == "1"
        assert (str(document.Root.Lang), document.Root.MarkInfo.Marked) == ("en", True)
        assert "/K" in document.Root.StructTreeRoot


def test_a_second_copy_is_the_same_as_the_first(tmp_path: Path) -> None:
    clean = copy_of(surgery(typeset("= A heading"), with_author), tmp_path)
    assert copy_of(clean, tmp_path) == clean


def test_links_stay_and_lead_only_to_pages_and_addresses(tmp_path: Path) -> None:
    def link(document: pikepdf.Pdf) -> None:
        follow = Dictionary(S=Name.JavaScript, JS=String("1"))
        actions = [
            Dictionary(S=Name.URI, URI=String("https://www.example.org"), Next=follow),
            Dictionary(S=Name.URI, URI=String("file:///C:/a.exe")),
            Dictionary(S=Name.GoTo, D=Array([document.pages[0].obj, Name.Fit])),
            Dictionary(S=Name.SubmitForm, F=String("https://www.example.org")),
        ]
        document.pages[0].obj.Annots = Array(
            Dictionary(Type=Name.Annot, Subtype=Name.Link, Rect=[10, 10, 60, 30], A=one)
            for one in actions
        )

    kept = annotations_of(copy_of(changed(link), tmp_path))
    assert [str(one["/A"].S) for one in kept] == ["/URI", "/GoTo"]
    assert "/Next" not in kept[0]["/A"]


def test_bookmarks_stay_without_their_scripts(tmp_path: Path) -> None:
    def mark(document: pikepdf.Pdf) -> None:
        with document.open_outline() as outline:
            outline.root.append(pikepdf.OutlineItem("Part one", 0))
        item = document.Root.Outlines.First
        item.A = Dictionary(S=Name.JavaScript, JS=String("1"))

    with pikepdf.open(io.BytesIO(copy_of(changed(mark), tmp_path))) as document:
        assert str(document.Root.Outlines.First.Title) == "Part one"
        assert "/A" not in document.Root.Outlines.First


def test_a_box_drawn_as_an_annotation_stays_over_the_words(tmp_path: Path) -> None:
    """Taken away it would show the name, and no check would find anything hidden any more."""
    clean = copy_of(annotation_over_text(), tmp_path)
    assert hidden_words(clean) == {1: {SECRET}}
    assert np.array_equal(drawn(clean), drawn(annotation_over_text()))


def test_a_box_drawn_as_an_annotation_stays_over_a_face(tmp_path: Path) -> None:
    def cover(document: pikepdf.Pdf) -> None:
        square = Dictionary(
            Type=Name.Annot, Subtype=Name.Square, Rect=[60, 640, 300, 720],
            IC=[0, 0, 0], C=[0, 0, 0], Contents=String(SECRET), T=String("A Person"),
        )  # fmt: skip
        document.pages[0].obj.Annots = Array([document.make_indirect(square)])

    pdf = page(lambda canvas: canvas.drawImage(scan(lambda pen: None), 0, 0, 595.3, 841.9))
    (kept,) = annotations_of(copy_of(surgery(pdf, cover), tmp_path))
    assert set(kept) == {"/Type", "/Subtype", "/Rect", "/IC", "/C"}


@pytest.mark.parametrize("kind", ["/Square", "/Highlight", "/Stamp"])
def test_a_mark_with_nothing_under_it_goes(kind: str, tmp_path: Path) -> None:
    assert annotations_of(copy_of(annotated(kind, C=Array([1, 0, 0])), tmp_path)) == []


def test_words_marked_for_redaction_stay_marked(tmp_path: Path) -> None:
    clean = copy_of(annotated("/Redact", Contents=String(SECRET)), tmp_path)
    assert "redaction-not-applied" in codes(clean)
    assert "/Contents" not in annotations_of(clean)[0]


def test_what_was_typed_into_a_form_stays_to_be_seen(tmp_path: Path) -> None:
    clean = copy_of(filled_form(), tmp_path)
    before, after = drawn(filled_form()), drawn(clean)
    assert (np.abs(before.astype(int) - after).max(axis=2) > 60).mean() < 0.001
    with pypdfium2.PdfDocument(clean) as document:
        assert "Nurse" in document[0].get_textpage().get_text_range()


def test_a_form_without_answers_stays_a_form_without_its_scripts(tmp_path: Path) -> None:
    def script(document: pikepdf.Pdf) -> None:
        (field,) = document.Root.AcroForm.Fields
        field.V, field.AP = String(""), Dictionary()
        field.AA = Dictionary(K=Dictionary(S=Name.JavaScript, JS=String("1")))

    clean = copy_of(surgery(filled_form(), script), tmp_path)
    assert codes(clean) & {"form", "javascript"} == {"form"}


def test_the_tree_of_tags_forgets_annotations_that_are_gone(tmp_path: Path) -> None:
    def comment(document: pikepdf.Pdf) -> None:
        note = document.make_indirect(
            Dictionary(Type=Name.Annot, Subtype=Name.Text, Rect=[1, 1, 9, 9], Contents=SECRET)
        )
        document.pages[0].obj.Annots = Array([note])
        element = document.make_indirect(Dictionary(Type=Name.StructElem, S=Name.Annot))
        element.K = Array([Dictionary(Type=Name.OBJR, Obj=note), 7])
        document.Root.StructTreeRoot.K.append(element)

    with pikepdf.open(io.BytesIO(copy_of(surgery(typeset("= A"), comment), tmp_path))) as document:
        assert list(document.Root.StructTreeRoot.K[-1].K) == [7]


@pytest.mark.parametrize("make", [box_over_text, lambda: pages([prose] * 3)])
def test_pages_are_drawn_as_before(make: Callable[[], bytes], tmp_path: Path) -> None:
    assert np.array_equal(drawn(copy_of(make(), tmp_path)), drawn(make()))


def refused(data: bytes, folder: Path, **limits: int) -> Cleaned:
    source, target = folder / "a.pdf", folder / "b.pdf"
    source.write_bytes(data)
    target.write_bytes(b"left from before")
    cleaned = clean_copy(source, target, limits=Limits(**limits))
    assert not target.exists()
    assert not cleaned.made
    assert cleaned.reason.endswith(".")
    return cleaned


def test_there_is_no_copy_of_a_locked_file(tmp_path: Path) -> None:
    buffer = io.BytesIO()
    with pikepdf.open(io.BytesIO(PLAIN)) as document:
        document.save(buffer, encryption=pikepdf.Encryption(user="x", owner="x"))
    assert "password" in refused(buffer.getvalue(), tmp_path).reason


@pytest.mark.parametrize(
    "data", [b"", b"<html>", PLAIN[:300], b"\xff\xd8\xff\xe0", b"PK\x03\x04 word/ [Content_Types]"]
)
def test_there_is_no_copy_of_what_can_not_be_read(data: bytes, tmp_path: Path) -> None:
    refused(data, tmp_path)


def test_a_copy_that_takes_too_much_is_not_made(tmp_path: Path) -> None:
    refused(PLAIN, tmp_path, memory=60_000_000)
    refused(PLAIN, tmp_path, file_bytes=100)


def test_a_copy_that_takes_too_long_is_not_made(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "fake" / "library" / "safety" / "clean"
    folder.mkdir(parents=True)
    (folder / "worker.py").write_text("import time\ntime.sleep(60)\n")
    monkeypatch.setattr(processes, "CHECKOUT", tmp_path / "fake")
    assert "too long" in refused(PLAIN, tmp_path, seconds=1).reason
