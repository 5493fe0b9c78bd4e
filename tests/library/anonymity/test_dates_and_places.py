"""Dates, addresses, schools and numbers, however they are written."""

import pytest

from library.anonymity import Sure

from .looking import EXACT, MAYBE, VARIANT, found, how

ADDRESS = "12 High Street, Southport, PR8 1AA"
SCHOOL = "St Quill's Catholic Primary School"


@pytest.mark.parametrize("line", ["3 May 2012", "03/05/2012", "2012-05-03", "born 3rd May, 2012"])
@pytest.mark.parametrize(
    ("text", "sure"),
    [
        ("3 May 2012", EXACT),
        ("3rd May 2012", EXACT),
        ("03 MAY 2012", EXACT),
        ("Thursday 3 May, 2012", EXACT),
        ("the 3rd of May 2012", EXACT),
        ("3-May-12", EXACT),
        ("May 3, 2012", EXACT),
        ("03/05/2012", EXACT),
        ("3/5/12", EXACT),
        ("3.5.12", EXACT),
        ("03-05-2012", EXACT),
        ("2012-05-03", EXACT),
        ("2012/05/03", EXACT),
        ("scan_20120503.pdf", EXACT),
        ("03052012", EXACT),
        ("May 2012", MAYBE),
        ("05/2012", MAYBE),
        ("3 May", MAYBE),
        ("05/03/2012", MAYBE),
        ("4 May 2012", None),
        ("13 May 2012", None),
        ("3 June 2012", None),
        ("3 May 2013", None),
        ("2012", None),
        ("1.3.5.12.7", None),
        ("31/02/2012", None),
    ],
)
def test_a_date_is_found_in_all_usual_forms(line: str, text: str, sure: Sure | None) -> None:
    assert how(line, f"It was {text}, they said.") == sure


def test_a_month_or_a_year_can_be_looked_for() -> None:
    assert how("May 2012", "It was May 2012.") == EXACT
    assert how("May 2012", "It was 3 May 2012.") == VARIANT
    assert how("1987", "Born in 1987.") == EXACT


@pytest.mark.parametrize(
    ("text", "sure"),
    [
        ("12 High Street", EXACT),
        ("12 High St.", EXACT),
        ("12, HIGH STREET", EXACT),
        ("High Street", VARIANT),
        ("14 High Street", VARIANT),
        ("PR8 1AA", EXACT),
        ("pr81aa", EXACT),
        ("PR8\n1AA", EXACT),
        ("PR8", MAYBE),
        ("PR8 2ZZ", MAYBE),
        ("PR81", None),
        ("Southport", MAYBE),
        ("the high road", None),
    ],
)
def test_an_address_is_found_in_its_parts(text: str, sure: Sure | None) -> None:
    assert how(ADDRESS, f"They lived at {text} then.") == sure


def test_the_number_of_a_house_may_have_a_letter() -> None:
    assert how("Flat 2, 12a High Street", "at 12 A High Street") == EXACT


def test_a_rare_street_is_found_without_its_ending() -> None:
    assert how("3 Quillfeather Road", "in Quillfeather then") == MAYBE
    assert how("3 Quillfeather Road", "in Quillfeather Rd") == VARIANT


@pytest.mark.parametrize(
    ("text", "sure"),
    [
        ("St Quill's Catholic Primary School", EXACT),
        ("ST QUILL\u2019S CATHOLIC PRIMARY SCHOOL", EXACT),
        ("St Quill's Primary", VARIANT),
        ("Saint Quill's School", VARIANT),
        ("St Quills Academy", VARIANT),
        ("the Catholic primary school", None),
        ("the school", None),
    ],
)
def test_a_school_is_found_with_other_endings(text: str, sure: Sure | None) -> None:
    assert how(SCHOOL, f"She went to {text} then.") == sure


def test_a_school_named_by_one_word_is_surer_beside_the_word_school() -> None:
    text = "Linacre Academy is near. They left Linacre for good. A linacre."
    assert found("Linacre Primary School", text) == [("Linacre", VARIANT), ("Linacre", MAYBE)]


@pytest.mark.parametrize(
    "text",
    ["01704 555123", "01704555123", "(01704) 555-123", "+44 1704 555 123", "0044 1704555123"],
)
def test_a_telephone_number_is_found_however_it_is_grouped(text: str) -> None:
    assert how("01704 555 123", f"Call {text} now.") == EXACT


def test_a_reference_is_found_whole() -> None:
    assert how("LAC-20417", "Reference LAC 20417.") == EXACT
    assert how("LAC-20417", "Reference LAC 20418.") is None


def test_an_e_mail_address_is_found() -> None:
    assert how("amy@lunt.example", "Write to amy@lunt.example today.") == EXACT


def test_a_sentence_is_found_across_lines() -> None:
    assert how("the blue trampoline in the yard", "The blue\ntrampoline, in the yard") == EXACT
