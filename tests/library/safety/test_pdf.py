"""What the check of a PDF says beside hidden words."""

import io
from collections.abc import Callable
from typing import Any

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name, String
from reportlab.pdfgen.canvas import Canvas

from .making import SECRET, page, pages, prose, surgery, typeset
from .reading import codes, facts, findings

PLAIN = page(prose)


def changed(change: Callable[[pikepdf.Pdf], None]) -> set[str]:
    """Codes that a change to a plain PDF brings."""
    return codes(surgery(PLAIN, change)) - codes(surgery(PLAIN, lambda document: None))


def annotate(kind: str, **more: Any) -> Callable[[pikepdf.Pdf], None]:
    def change(document: pikepdf.Pdf) -> None:
        note = Dictionary(Type=Name.Annot, Subtype=Name(kind), Rect=[10, 10, 30, 30], **more)
        document.pages[0].obj.Annots = Array([document.make_indirect(note)])

    return change


def test_a_tagged_pdf_says_its_title_and_language() -> None:
    known = facts(typeset("= A heading"))
    assert known["tagged"] is True
    assert (known["title"], known["language"], known["pages"]) == ("Made for a test", "en", 1)
    assert codes(typeset("= A heading")).isdisjoint({"not-tagged", "no-title", "no-language"})


def test_an_untagged_pdf_is_told_what_it_lacks() -> None:
    def bare(document: pikepdf.Pdf) -> None:
        del document.trailer["/Info"]

    assert {"not-tagged", "no-title", "no-language"} <= codes(surgery(PLAIN, bare))


def test_an_author_is_found_in_the_properties_and_in_xmp() -> None:
    def name(document: pikepdf.Pdf) -> None:
        document.docinfo["/Author"] = SECRET
        with document.open_metadata() as packet:
            packet["dc:creator"] = [SECRET]

    data = surgery(typeset("Words"), name)
    (found,) = [one for one in findings(data) if one.code == "author"]
    assert "the document properties and in the XMP metadata" in found.message
    assert SECRET not in found.message


def test_a_folder_on_somebodys_computer_is_noticed() -> None:
    def path(document: pikepdf.Pdf) -> None:
        document.docinfo["/Creator"] = r"C:\Users\someone\review.docx"

    assert changed(path) == {"custom-data"}


@pytest.mark.parametrize(
    ("change", "code"),
    [
        (annotate("/Text", Contents=String("who is this?")), "comment"),
        (annotate("/FreeText", Contents=String("x")), "comment"),
        (annotate("/Highlight", Contents=String("check")), "comment"),
        (annotate("/Highlight"), "markup"),
        (annotate("/Redact"), "redaction-not-applied"),
        (annotate("/FileAttachment"), "embedded-file"),
        (annotate("/RichMedia"), "multimedia"),
        (annotate("/Link", A=Dictionary(S=Name.JavaScript, JS=String("1"))), "javascript"),
        (annotate("/Link", A=Dictionary(S=Name.Launch, F=String("a.exe"))), "launch-action"),
    ],
)
def test_annotations(change: Callable[[pikepdf.Pdf], None], code: str) -> None:
    assert changed(change) == {code}


def test_a_link_to_an_address_is_no_finding() -> None:
    link = annotate("/Link", A=Dictionary(S=Name.URI, URI=String("https://www.example.org")))
    assert changed(link) == set()


def test_an_attachment_is_found() -> None:
    def attach(document: pikepdf.Pdf) -> None:
        document.attachments["notes.txt"] = b"some notes"

    assert changed(attach) == {"embedded-file"}


def test_a_script_that_runs_on_opening_is_found() -> None:
    def script(document: pikepdf.Pdf) -> None:
        document.Root.OpenAction = Dictionary(S=Name.JavaScript, JS=String("app.alert(1)"))

    assert changed(script) == {"javascript"}


def test_an_action_that_follows_another_is_found_even_in_a_circle() -> None:
    def chain(document: pikepdf.Pdf) -> None:
        action = document.make_indirect(Dictionary(S=Name.Launch))
        action.Next = action
        document.Root.OpenAction = Dictionary(S=Name.GoTo, Next=Array([action]))

    assert changed(chain) == {"launch-action"}


def test_opening_on_a_page_is_no_finding() -> None:
    def go(document: pikepdf.Pdf) -> None:
        document.Root.OpenAction = Array([document.pages[0].obj, Name.Fit])

    assert changed(go) == set()


def test_a_name_tree_in_a_circle_ends() -> None:
    def circle(document: pikepdf.Pdf) -> None:
        node = document.make_indirect(Dictionary())
        node.Kids = Array([node])
        document.Root.Names = Dictionary(EmbeddedFiles=node)

    assert changed(circle) == set()


def test_private_data_of_a_design_program_is_found() -> None:
    def private(document: pikepdf.Pdf) -> None:
        document.pages[0].obj.PieceInfo = Dictionary(Illustrator=Dictionary())

    assert changed(private) == {"private-data"}


def appended(data: bytes, words: bytes) -> bytes:
    """The PDF with a later version at its end in which the page has only these words."""
    with pikepdf.open(io.BytesIO(data)) as document:
        number = document.pages[0].Contents.objgen[0]
        root, size = document.Root.objgen[0], int(document.trailer.Size)
    start = len(data)
    stream = b"BT /F1 12 Tf 60 700 Td (%s) Tj ET" % words
    new = b"%d 0 obj\n<</Length %d>>\nstream\n%s\nendstream\nendobj\n" % (
        number, len(stream), stream,
    )  # fmt: skip
    table = start + len(new)
    last = data[data.rindex(b"startxref") :].split()[1]
    return (
        data
        + new
        + b"xref\n%d 1\n%010d 00000 n \ntrailer\n" % (number, start)
        + (
            b"<</Size %d/Root %d 0 R/Prev %s>>\nstartxref\n%d\n%%%%EOF\n"
            % (size, root, last, table)
        )
    )


def test_an_earlier_version_with_other_words_is_found() -> None:
    later = appended(page(lambda canvas: canvas.drawString(60, 700, SECRET)), b"Nothing here")
    assert "earlier-words" in codes(later)
    assert "hidden-text" not in codes(later)


def test_an_earlier_version_with_the_same_words_is_only_worth_a_look() -> None:
    later = appended(page(lambda canvas: canvas.drawString(60, 700, "Same")), b"Same words")
    assert "earlier-version" in codes(later)
    assert "earlier-words" not in codes(later)


def test_a_file_for_fast_display_has_no_earlier_version() -> None:
    buffer = io.BytesIO()
    with pikepdf.open(io.BytesIO(pages([prose] * 5))) as document:
        document.save(buffer, linearize=True)
    assert buffer.getvalue().count(b"%%EOF") == 2
    assert codes(buffer.getvalue()).isdisjoint({"earlier-version", "earlier-words"})


def locked(user: str, owner: str) -> bytes:
    buffer = io.BytesIO()
    with pikepdf.open(io.BytesIO(PLAIN)) as document:
        document.save(buffer, encryption=pikepdf.Encryption(user=user, owner=owner))
    return buffer.getvalue()


def test_a_file_with_a_password_can_not_be_checked() -> None:
    data = locked(user="secret", owner="secret")
    assert codes(data) == {"encrypted"}
    assert "pages" not in facts(data)


def test_a_file_that_only_forbids_copying_is_checked() -> None:
    assert "restricted" in codes(locked(user="", owner="secret"))
    assert "encrypted" not in codes(locked(user="", owner="secret"))


@pytest.mark.parametrize("length", [20, 400, 1200])
def test_a_file_that_was_cut_off_is_broken(length: int) -> None:
    assert "broken-file" in codes(PLAIN[:length])


def test_a_file_with_mistakes_is_checked_all_the_same() -> None:
    data = PLAIN.replace(b"startxref\n", b"startxref\n9")
    assert "damaged" in codes(data)
    assert facts(data)["readable"] is True


def test_pages_without_words_are_named() -> None:
    def paint(canvas: Canvas) -> None:
        canvas.rect(100, 100, 300, 300, fill=1)

    data = pages([prose, paint, paint, prose, paint])
    (found,) = [one for one in findings(data) if one.code == "no-text"]
    assert "Pages 2 to 3 and 5" in found.message
    assert found.page == 2


def test_a_form_says_how_many_answers_it_holds() -> None:
    def form(canvas: Canvas) -> None:
        canvas.acroForm.textfield(name="a", x=60, y=500, value="an answer")
        canvas.acroForm.textfield(name="b", x=60, y=400)

    (found,) = [one for one in findings(page(form)) if one.code == "form"]
    assert "2 fields, 1 text field filled in" in found.message


def test_a_layer_that_is_switched_off_is_found() -> None:
    def layer(document: pikepdf.Pdf) -> None:
        group = document.make_indirect(Dictionary(Type=Name.OCG, Name=String("Notes")))
        document.Root.OCProperties = Dictionary(OCGs=[group], D=Dictionary(OFF=[group]))

    assert changed(layer) == {"hidden-layer"}
