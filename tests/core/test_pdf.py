"""PDF that everybody can read, the same every time."""

import sys
from io import BytesIO
from pathlib import Path
from typing import Any

import pikepdf
import pypdfium2
import pytest

from core.pdf import TYPST_FOLDER, PdfError, UnprintableText, engine, render_pdf

SAMPLE = TYPST_FOLDER / "sample.typ"
DATA: dict[str, Any] = {
    "title": "A plan",
    "kind": "Plan",
    "about": "A plan says what will be done.",
    "parts": [{"title": "Aims", "text": "What it is for."}],
    "published": "December 2022",
    "publisher": "The Partnership",
    "ask": {"name": "The Partnership", "email": "us@example.org"},
}


def text_of(pdf: bytes) -> str:
    document = pypdfium2.PdfDocument(pdf)
    try:
        return "\n".join(page.get_textpage().get_text_bounded() for page in document)
    finally:
        document.close()


def test_it_is_tagged_and_says_its_language_and_title() -> None:
    with pikepdf.open(BytesIO(render_pdf(SAMPLE, DATA))) as pdf:
        assert pdf.Root.MarkInfo.Marked
        assert str(pdf.Root.Lang) == "en-GB"
        assert str(pdf.docinfo["/Title"]) == "A plan"
        with pdf.open_metadata() as metadata:
            assert metadata["pdfuaid:part"] == "1"


def test_the_same_data_give_the_same_bytes() -> None:
    assert render_pdf(SAMPLE, DATA) == render_pdf(SAMPLE, dict(reversed(DATA.items())))


def test_a_sample_says_that_it_is_one_on_every_page() -> None:
    parts = [{"title": f"Part {n}", "text": "Words. " * 80} for n in range(8)]
    pages = text_of(render_pdf(SAMPLE, DATA | {"parts": parts})).split("Not the real document")
    assert len(pages) > 2
    assert all("SAMPLE" in page for page in pages[:-1])


def test_a_sample_says_whom_to_ask_for_the_real_document() -> None:
    text = " ".join(text_of(render_pdf(SAMPLE, DATA)).split())
    assert "which the partnership has yet to add" in text
    assert "Write to The Partnership at us@example.org" in text


def test_what_looks_like_markup_is_printed_as_it_is() -> None:
    text = text_of(render_pdf(SAMPLE, DATA | {"about": "*Not bold* #panic() $x$ \\ <b>"}))
    assert "*Not bold* #panic() $x$ \\ <b>" in text


def test_a_sign_that_no_font_has_is_named_with_its_field() -> None:
    with pytest.raises(UnprintableText) as refused:
        render_pdf(SAMPLE, DATA | {"parts": [{"title": "Aims", "text": "We smile 😀"}]})
    assert "The character “😀” in “parts, 1, text” can't be printed." in str(refused.value)


def test_a_pdf_needs_a_title() -> None:
    with pytest.raises(PdfError, match="needs a title"):
        render_pdf(SAMPLE, DATA | {"title": " "})


def test_a_document_without_end_is_given_up(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(engine, "PATIENCE", 0.5)
    template = tmp_path / "endless.typ"
    template.write_text("#let again(n) = { for m in range(1000000000) { again(m) } }\n#again(1)")
    with pytest.raises(PdfError, match="takes too long"):
        render_pdf(template, DATA)


def test_a_child_that_breaks_off_is_a_pdf_error(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    child = tmp_path / "child.py"
    child.write_text("import os, signal; os.kill(os.getpid(), signal.SIGSEGV)")
    monkeypatch.setattr(engine, "CHILD", child)
    with pytest.raises(PdfError, match="broke off"):
        render_pdf(SAMPLE, DATA)


def test_the_child_is_told_no_secret(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    child = tmp_path / "child.py"
    child.write_text("import os; print(sorted(os.environ))")
    monkeypatch.setattr(engine, "CHILD", child)
    monkeypatch.setenv("SECRET_KEY", "k")
    assert b"PATH" in (told := render_pdf(SAMPLE, DATA))
    assert b"SECRET_KEY" not in told


def test_nothing_of_typst_is_loaded_in_this_process(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "typst", None)  # whoever imports it now fails
    assert render_pdf(SAMPLE, DATA).startswith(b"%PDF-")


def test_a_broken_template_is_a_pdf_error(tmp_path: Path) -> None:
    template = tmp_path / "broken.typ"
    template.write_text("#unknown")
    with pytest.raises(PdfError, match="could not be made: unknown variable"):
        render_pdf(template, DATA)
