"""What an uploaded document is, is decided by its content."""

import time

import pytest
from django.core.files.base import ContentFile
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from library.contents import reason_to_refuse
from library.models import SiteDocument
from library.uploads import packages, pdf
from tests.factories.files import pdf_bytes, png_bytes
from tests.library.safety.packages import document as word
from tests.library.safety.packages import package
from tests.library.uploads import drop, files, upload

pytestmark = pytest.mark.django_db

LATE = b"A sentence of a plain text. " * 1000


@pytest.mark.parametrize(
    ("name", "content", "ending"),
    [
        ("form.docx", files.WORD, "docx"),
        ("list.xlsx", files.EXCEL, "xlsx"),
        ("talk.pptx", files.SLIDES, "pptx"),
        ("data.csv", "Name;Größe\n".encode(), "csv"),
        ("data.csv", "\ufeffName;Größe\n".encode(), "csv"),
        ("note.txt", b"A note: 2 < 3 and <b> is no danger.", "txt"),
        ("talk.mp3", files.MP3, "mp3"),
        ("REPORT.PDF", pdf_bytes(), "pdf"),
        ("report.PDF.docx", pdf_bytes(), "pdf"),
        ("report.pdf", files.WORD, "docx"),
        ("report", pdf_bytes(), "pdf"),
        ("note", b"A note.", "txt"),
        ("report.exe", pdf_bytes(), "pdf"),
    ],
)
def test_a_file_is_stored_under_the_ending_of_its_content(
    editor_client: Client, name: str, content: bytes, ending: str
) -> None:
    assert upload(editor_client, content, name).status_code == 302
    stored = SiteDocument.objects.get().file
    assert stored.name.endswith(f".{ending}")
    with stored.open() as file:
        assert file.read() == content


REFUSED = [
    ("page.html", b"<p>Hi <script>alert(1)</script>", "a web page (HTML)"),
    ("page.txt", b"\xef\xbb\xbf<!doctype html><p>Hi", "a web page (HTML)"),
    ("page.txt", "<html><p>Hi".encode("utf-16"), "a web page (HTML)"),
    ("late.txt", LATE + b"<script>alert(1)</script>", "code of a web page"),
    ("late.csv", (LATE.decode() + "<SCRIPT src=x>").encode("utf-16"), "code of a web page"),
    ("cut.txt", b"x" * (1024 * 1024 - 4) + b"<script>1</script>", "code of a web page"),
    ("drawing.pdf", b"<svg xmlns='http://www.w3.org/2000/svg'/>", "an SVG drawing"),
    ("data.csv", b"<?xml version='1.0'?><a/>", "an XML file"),
    ("tool.exe", b"MZ\x90\x00" + bytes(100), "a program"),
    ("tool.pdf", b"\x7fELF\x02\x01" + bytes(100), "a program"),
    ("run.txt", b"#!/bin/sh\nrm -r /\n", "a script"),
    ("all.zip", files.zipped(a=b"words"), "a zip archive"),
    ("all.pdf", b"7z\xbc\xaf\x27\x1c" + bytes(100), "an archive"),
    ("all.docx", files.zipped(a=b"words"), "a zip archive"),
    ("old.doc", files.ole("WordDocument"), "save it as .docx"),
    ("old.docx", files.ole("WordDocument"), "an old Word document"),
    ("old.xls", files.ole("Workbook"), "save it as .xlsx"),
    ("old.ppt", files.ole("PowerPoint Document"), "save it as .pptx"),
    ("mail.msg", files.OLE, "a saved e-mail"),
    ("locked.docx", files.ole("EncryptedPackage"), "without a password"),
    ("locked.pdf", files.locked_pdf(), "without a password"),
    ("text.rtf", b"{\\rtf1 Hello}", "a rich text file"),
    ("text.odt", files.odf(), "an OpenDocument file"),
    ("print.pdf", b"%!PS-Adobe-3.0\n%%EOF", "a PostScript file"),
    ("film.mp4", b"\x00\x00\x00\x18ftypmp42" + bytes(100), "a video"),
    ("talk.wav", b"RIFF\x24\x00\x00\x00WAVEfmt " + bytes(100), "a sound recording"),
    ("phone.heic", b"\x00\x00\x00\x18ftypheic" + bytes(100), "iPhones"),
    ("macro.docm", word("", {"word/vbaProject.bin": b"x"}), "has macros"),
    ("nested.docx", word("", {"word/embeddings/more.zip": b"PK"}), "archive of files packed"),
    ("both.pdf", b"GIF89a then" + pdf_bytes(), "This is a picture"),
    ("both.pdf", b"<!-- x -->" + pdf_bytes(), "two types at once"),
    ("both.pdf", pdf_bytes() + files.zipped(a=b"x"), "two types at once"),
    ("picture.pdf", png_bytes(), "Pictures are added under Images"),
    ("half.pdf", pdf_bytes("One", "Two")[:-600], "damaged or incomplete"),
    ("header.pdf", b"%PDF-1.7 and nothing else\n%%EOF", "damaged or incomplete"),
    ("half.docx", files.WORD[:-40], "damaged or incomplete"),
    ("bad.csv", "Größe".encode("cp1252"), "Save it as UTF-8"),
    ("bad.txt", "Größe".encode("utf-16"), "Save it as UTF-8"),
    ("bad.txt", b"words and \x00\x01\x02", "can't be used"),
    ("report.pdf", b"only words", "plain text, whatever its name"),
    ("run.bat", b"del *.*", "plain text, whatever its name"),
    ("noise.pdf", bytes(range(256)) * 40, "can't be used"),
    ("empty.pdf", b"", "empty"),
]


@pytest.mark.parametrize(("name", "content", "words"), REFUSED)
def test_anything_else_is_refused_with_its_name_and_what_to_do(
    editor_client: Client, name: str, content: bytes, words: str
) -> None:
    answer = drop(editor_client, content, name)
    assert not answer["success"]
    assert words in answer["error_message"]
    assert not SiteDocument.objects.exists()


def test_the_form_keeps_what_was_typed_when_a_file_is_refused(editor_client: Client) -> None:
    response = upload(editor_client, files.ole("WordDocument"), "old.doc")
    assert response.status_code == 200
    assert "This is an old Word document (.doc)" in response.content.decode()
    assert 'value="Yearly report"' in response.content.decode()


def test_a_type_nobody_has_a_word_for_is_refused_with_the_list(editor_client: Client) -> None:
    message = drop(editor_client, b"\x01\x02\x03\x04" * 50, "thing.dat")["error_message"]
    assert "PDF (.pdf), Word document (.docx)" in message


@pytest.mark.parametrize(
    "make", [files.bomb_of_one_part, files.bomb_that_lies, files.bomb_of_many_parts]
)
def test_a_file_that_unpacks_to_too_much_is_refused_unopened(
    editor_client: Client, make: object
) -> None:
    content = make()
    began = time.monotonic()
    answer = drop(editor_client, content, "report.docx")
    assert "unpacks to far more" in answer["error_message"]
    assert time.monotonic() - began < 2


def test_a_list_of_a_million_parts_is_not_read(tmp_path: object) -> None:
    path = tmp_path / "many.docx"
    path.write_bytes(b"PK\x03\x04" + (b"PK\x01\x02" + bytes(42)) * 1_000_000)
    began = time.monotonic()
    assert packages.kind_of_zip(path) == "bomb"
    assert time.monotonic() - began < 1


def test_a_pdf_of_ten_thousand_pages_does_not_hold_the_request(editor_client: Client) -> None:
    content = files.pdf_of_many_pages(10_000)
    began = time.monotonic()
    assert upload(editor_client, content, "long.pdf").status_code == 302
    assert time.monotonic() - began < 10


def test_a_pdf_that_takes_too_long_to_open_is_left_to_the_check(
    editor_client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pdf, "SECONDS", 0)
    assert upload(editor_client, pdf_bytes(), "slow.pdf").status_code == 302


@pytest.mark.parametrize(
    "name",
    [
        "report\x00.pdf",
        "report\r\nX: y.pdf",
        "\u202efdp.exe",
        "../../../etc/passwd.pdf",
        "..\\..\\windows.pdf",
        "/tmp/x.pdf",
        "a" * 300 + ".pdf",
        "-rf *.pdf",
        "';drop table.pdf",
        "📄.pdf",
        ".pdf",
        "CON.pdf",
    ],
)
def test_an_odd_name_does_no_harm(editor_client: Client, name: str) -> None:
    file = SimpleUploadedFile("x.pdf", pdf_bytes())
    file._name = name
    answer = editor_client.post(
        "/admin/documents/add/", {"title": "Report", "file": file, "language": "en", "tags": ""}
    )
    assert answer.status_code == 302
    folder, _, stored = SiteDocument.objects.get().file.name.partition("/")
    assert folder == "documents"
    assert len(stored) == len("0" * 32 + ".pdf")


def test_the_models_own_check_is_as_strict_as_the_form() -> None:
    assert "an old Word document" in reason_to_refuse(
        ContentFile(files.ole("WordDocument"), "a.doc")
    )
    file = ContentFile(pdf_bytes(), "a.pdf")
    assert reason_to_refuse(file) == ""
    assert file.tell() == 0


def test_a_macro_file_of_another_name_is_refused(editor_client: Client) -> None:
    content = package("xlsx", {"xl/workbook.xml": "<x/>", "xl/VBAPROJECT.bin": b"x"})
    assert "has macros" in drop(editor_client, content, "sheet.xlsx")["error_message"]
