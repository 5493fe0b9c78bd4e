import io
import zipfile

import pytest

from .making import page, prose
from .packages import document
from .reading import codes, facts

PDF = page(prose)


def archive(name: str = "a.txt") -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as file:
        file.writestr(name, "words")
    return buffer.getvalue()


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (b"<svg xmlns='http://www.w3.org/2000/svg'/>", "svg"),
        (b"<?xml version='1.0'?>\n<!-- x -->\n<svg/>", "svg"),
        (b"  <!DOCTYPE html><p>x", "html"),
        ("<html>".encode("utf-16"), "html"),
        (b"<script>alert(1)</script>", "html"),
        (b"MZ\x90\x00", "program"),
        (b"{\\rtf1 x}", "rtf"),
        (b"\x00\x01\x02\xfe" * 40, "unknown"),
        (archive(), "zip"),
    ],
)
def test_other_types_are_refused_whatever_they_are_called(data: bytes, kind: str) -> None:
    assert facts(data)["type"] == kind
    assert codes(data) == {"type-not-allowed"}


def test_an_empty_file_is_broken() -> None:
    assert codes(b"") == {"broken-file"}


def test_the_type_comes_from_the_content_and_the_name_is_told_off() -> None:
    assert facts(document(), "a.pdf")["type"] == "docx"
    assert codes(document(), "a.pdf") == {"wrong-name"}


def ole(stream: str) -> bytes:
    return b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504) + stream.encode("utf-16-le")


def test_a_document_with_a_password_is_recognised() -> None:
    assert codes(ole("EncryptedPackage"), "a.docx") == {"encrypted"}


def test_the_old_word_format_is_refused() -> None:
    assert facts(ole("WordDocument"), "a.doc")["type"] == "doc"
    assert codes(ole("WordDocument"), "a.doc") == {"type-not-allowed"}


@pytest.mark.parametrize("data", [b"GARBAGE!\n" + PDF, PDF + archive()])
def test_a_pdf_that_is_something_else_as_well_is_refused(data: bytes) -> None:
    assert "polyglot" in codes(data)


@pytest.mark.parametrize("data", [b"\xef\xbb\xbf" + PDF, b"\r\n" + PDF, PDF + b"\n\n"])
def test_harmless_bytes_around_a_pdf_are_no_second_type(data: bytes) -> None:
    assert "polyglot" not in codes(data)


def test_a_document_behind_a_program_is_refused() -> None:
    assert codes(b"#!/bin/sh\necho x\n" + document(), "a.docx") <= {"polyglot", "type-not-allowed"}
    assert codes(b"#!/bin/sh\necho x\n" + document(), "a.docx")
