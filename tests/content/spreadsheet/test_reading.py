"""Cells as people write them; no database."""

from datetime import date, datetime

import pytest

from content.spreadsheet.cells import Vocabulary, choice, date_as_known, day, prose, yes_or_no
from content.spreadsheet.files import given_files
from content.spreadsheet.problems import CellRefused, SheetRefused
from content.spreadsheet.reading import as_text, read_rows
from core.dates import DatePrecision
from tests.factories.files import pdf_bytes

from .sheets import csv_file, pdf_file, xlsx, zip_file

NOTHING = Vocabulary({}, {}, {})
HEADINGS = ["Title", "Kind"]


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (None, ""),
        (2022.0, "2022"),
        (2022, "2022"),
        (1.5, "1.5"),
        (True, "yes"),
        (datetime(2022, 12, 4), "4 December 2022"),
        ("  words ", "words"),
    ],
)
def test_a_cell_in_words(value: object, expected: str) -> None:
    assert as_text(value) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("4 December 2022", (date(2022, 12, 4), DatePrecision.DAY)),
        ("04/12/2022", (date(2022, 12, 4), DatePrecision.DAY)),
        ("December 2022", (date(2022, 12, 1), DatePrecision.MONTH)),
        ("2022", (date(2022, 1, 1), DatePrecision.YEAR)),
    ],
)
def test_dates_are_british_and_only_as_exact_as_they_are_known(text: str, expected: object) -> None:
    assert date_as_known(text, NOTHING) == expected


@pytest.mark.parametrize(
    ("read", "text", "expected"),
    [
        (day, "December 2022", "a day such as 4 December 2022"),
        (date_as_known, "31/02/2022", "isn’t a date"),
        (yes_or_no, "perhaps", "yes or no"),
        (choice([("scr", "Serious case review")]), "Serious case", "Did you mean"),
        (prose, "# A heading", "a heading"),
        (prose, "[there](page:about-us)", "There is no “about-us”"),
        (prose, "<script>alert(1)</script>", "can't have HTML"),
    ],
)
def test_what_can_t_be_understood_is_explained(read: object, text: str, expected: str) -> None:
    with pytest.raises(CellRefused, match=expected):
        read(text, NOTHING)


def test_prose_has_paragraphs_and_lists() -> None:
    text = prose("One & two.\n\n- a\n- b", NOTHING)
    assert text == "<p>One &amp; two.</p><ul><li>a</li><li>b</li></ul>"


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        ("Title*,Kind\nÉlan,Audit\n,\nLast,", "utf-8-sig"),
        ("Title;Kind\r\nÉlan;Audit\r\n;\r\nLast;", "cp1252"),
        ("\ufeffkind\ttitle\nAudit\tÉlan\n\nX\tLast", "utf-8"),
    ],
)
def test_csv_is_read_however_it_was_saved(text: str, encoding: str) -> None:
    rows = read_rows(csv_file(text, encoding), HEADINGS, {"Title"})
    assert [(row.number, row.cells["Title"]) for row in rows] == [(2, "Élan"), (4, "Last")]
    assert rows[0].cells["Kind"] == "Audit"


def problems_of(file: object) -> list[str]:
    with pytest.raises(SheetRefused) as refusal:
        read_rows(file, HEADINGS, {"Title"})
    return [f"{p.row} {p.column}: {p.message}" for p in refusal.value.problems]


def test_wrong_headings_are_named_all_at_once() -> None:
    said = problems_of(xlsx(["Titel", "Kind", "Kind", "Colour"], ["A", "Audit", "", "red"]))
    assert [each.partition(":")[0] for each in said] == ["1 Colour", "1 Kind", "1 Titel", "1 Title"]
    assert "Did you mean “Title”" in said[2]
    assert "missing" in said[3]


def test_what_is_no_spreadsheet_is_refused_with_a_sentence() -> None:
    assert "empty" in problems_of(xlsx([]))[0]
    assert "no row below" in problems_of(xlsx(["Title", "Kind"]))[0]
    assert problems_of(pdf_file("sheet.xlsx"))


def test_files_come_one_by_one_or_in_a_zip() -> None:
    files, problems = given_files([zip_file(one=pdf_bytes("One")), pdf_file("two.pdf")])
    assert ([file.name for file in files], problems) == (["one.pdf", "two.pdf"], [])


def test_each_wrong_file_is_named() -> None:
    _, problems = given_files(
        [zip_file(one=pdf_bytes("One"), wrong=b"MZ a program"), pdf_file("ONE.pdf")]
    )
    assert sorted(problem.column for problem in problems) == ["ONE.pdf", "wrong.pdf"]
    broken = pdf_file("broken.zip")
    assert "can’t be unpacked" in given_files([broken])[1][0].message
