"""People's names, however they are written, and words that only look like them."""

import pytest

from library.anonymity import Source, Sure, read_terms, search_for

from .looking import EXACT, MAYBE, VARIANT, found, how

NAME = "Jane Quillfeather"


@pytest.mark.parametrize(
    ("text", "sure"),
    [
        ("He met Jane Quillfeather then.", EXACT),
        ("He met JANE QUILLFEATHER then.", EXACT),
        ("He met jane quillfeather then.", EXACT),
        ("He met Jane\nQuillfeather then.", EXACT),
        ("He met Jane  Quillfeather's friend.", EXACT),
        ("He met J\u00e1ne Quillfe\u00e4ther then.", EXACT),
        ("jane-quillfeather", EXACT),
        ("https://example.org/Jane%20Quillfeather.pdf", EXACT),
        ("Jane_Quillfeather_review.docx", EXACT),
        ("JaneQuillfeather.pdf", EXACT),
        ("He met Jane then.", EXACT),
        ("Mrs Quillfeather came.", EXACT),
        ("The Quillfeather\u2019s house.", EXACT),
        ("Quillfeather, Jane", VARIANT),
        ("QUILLFEATHER Jane", VARIANT),
        ("Jane Anne Quillfeather", VARIANT),
        ("Jane A. Quillfeather", VARIANT),
        ("J. Quillfeather came.", VARIANT),
        ("J Quillfeather came.", VARIANT),
        ("Then Jane Q. came.", VARIANT),
        ("Quillfeather, J.", VARIANT),
        ("The Quillfeathers came.", VARIANT),
        ("Mrs Quillfether came.", VARIANT),
        ("Mrs Qu illfeather came.", VARIANT),
        ("Q u i l l f e a t h e r", VARIANT),
        ("jane.quillfeather@example.org", EXACT),
        ("janequillfeather@example.org", VARIANT),
        ("jquillfeather@example.org", VARIANT),
        ("Then J.Q. came.", MAYBE),
        ("Then J Q came.", MAYBE),
        ("Then JQ came.", MAYBE),
        ("The jane of it.", MAYBE),
        ("Then q came, with j.", None),
        ("Q and then J", None),
        ("THE JQ FORM", None),
        ("Janet came.", None),
        ("The janets came.", None),
    ],
)
def test_a_name_is_found_however_it_is_written(text: str, sure: Sure | None) -> None:
    assert how(NAME, text) == sure


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("Steven Hart", "Stephen"),
        ("Mohammed Sayre", "Muhammad"),
        ("Mohammed Sayre", "Mohamed"),
        ("Mohamed Sayre", "Mohammad"),
        ("Catherine Hart", "Katherine"),
        ("Catherine Hart", "Kathryn"),
        ("Sarah Hart", "Sara"),
        ("John Hart", "Jon"),
        ("Ann Hart", "Anne"),
        ("Phillip Hart", "Philip"),
        ("Isabelle Hart", "Isobel"),
        ("Aisha Hart", "Ayesha"),
        ("Jayden Hart", "Jaydon"),
        ("Geoffrey Hart", "Jeffrey"),
        ("Conor MacDonald", "McDonald"),
        ("Conor McDonald", "Macdonald"),
        ("Lukas M\u00fcller", "Mueller"),
        ("Peter Smith", "Smyth"),
    ],
)
def test_names_that_sound_alike_are_found(name: str, text: str) -> None:
    assert how(name, f"Then {text} came.") == VARIANT


@pytest.mark.parametrize("text", ["O'Brien", "O\u2019Brien", "OBrien", "O'BRIEN", "O\u02bcBrien's"])
def test_apostrophes_make_no_difference(text: str) -> None:
    assert how("Mary O'Brien", f"Then {text} came.") == EXACT
    assert how("Mary OBrien", f"Then {text} came.") == EXACT


def test_a_name_in_two_parts_is_found_by_each() -> None:
    assert found("Amy Lunt-Ashworth", "Lunt came. Miss Ashworth. Lunt Ashworth") == [
        ("Lunt", MAYBE),
        ("Ashworth", EXACT),
        ("Lunt Ashworth", VARIANT),
    ]


def test_an_everyday_word_is_only_a_maybe_unless_it_stands_as_a_name() -> None:
    text = "A brown dog. Brown bins are brown. Then Mr Brown came. The crown."
    assert found("Stephen Brown", text) == [
        ("brown", MAYBE),
        ("Brown", MAYBE),
        ("brown", MAYBE),
        ("Brown", EXACT),
    ]


def test_a_month_is_only_a_maybe() -> None:
    assert found("May Lunt", "It was May 2012.") == [("May", MAYBE)]
    assert found("May Lunt", "Then May came.") == [("May", EXACT)]


def test_titles_and_short_particles_are_not_looked_for() -> None:
    assert found("Mrs Ana de Souza", "Mrs Hart, de facto") == []
    assert found("Mrs Ana de Souza", "Ana de Souza")[0][1] == EXACT


def test_a_name_turned_round_with_a_comma_is_read_as_one() -> None:
    assert how("Quillfeather, Jane", "Jane Quillfeather") == EXACT


def test_a_word_that_is_written_small_is_looked_for_as_it_is() -> None:
    assert how("school uniform", "Her School Uniform was new.") == EXACT
    assert how("trampoline", "The trampoline broke.") == EXACT


def test_a_surname_that_may_be_a_street_is_looked_for_as_both() -> None:
    assert found("Tom Wood", "Mr Wood of 3 Tom Wood") == [("Wood", EXACT), ("Tom Wood", EXACT)]


def test_a_match_has_its_place_and_some_words_around_it() -> None:
    source = Source(
        "comments", "word " * 30 + "met Jane\nQuillfeather there " + "word " * 30, page=3
    )
    (match,) = search_for(read_terms(NAME), [source])
    assert match.source is source
    assert match.term == NAME
    assert match.before.startswith("\u2026")
    assert match.before.endswith("word met ")
    assert match.found == "Jane Quillfeather"
    assert match.after.startswith(" there word")
    assert match.after.endswith("\u2026")
    assert len(match.before) < 70


def test_words_that_hold_the_terms_do_not_show_them() -> None:
    (term,) = read_terms("Zzyxqorblin")
    (match,) = search_for([term], [Source("title", "Zzyxqorblin")])
    assert "zzyx" not in f"{term!r} {match!r} {[match]} {match.source!r}".lower()
