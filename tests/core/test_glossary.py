"""Terms are explained once, where they first stand, and nowhere they would harm."""

import pytest

from core.glossary import Glossary
from core.models import GlossaryTerm

SCR = GlossaryTerm(term="SCR", meaning="Serious Case Review")
LCSPR = GlossaryTerm(term="LCSPR", meaning="Local Child Safeguarding Practice Review")
IN_FULL = '<span class="meaning">(Serious Case Review)</span>'


def explained(html: str, *terms: GlossaryTerm) -> str:
    return Glossary(terms or (SCR,)).explain(html).html


def test_a_term_is_explained_where_it_first_stands() -> None:
    assert explained("<p>An SCR. The SCR.</p>") == f"<p>An SCR {IN_FULL}. The SCR.</p>"


def test_html_without_terms_comes_back_unchanged() -> None:
    html = '<p class="a>b">A &amp; B<br><img alt="SCR"/> <!-- SCR --></p>'
    assert explained(html) == html


@pytest.mark.parametrize(
    "html",
    [
        "<h2>An SCR</h2>",
        '<a href="/">The SCR</a>',
        "<button>SCR</button>",
        '<abbr title="Serious Case Review">SCR</abbr>',
        "<style>SCR</style>",
        '<p lang="pl">SCR</p>',
        "<dl data-no-terms><dd>SCR</dd></dl>",
    ],
)
def test_some_places_are_left_alone(html: str) -> None:
    assert explained(html) == html


def test_the_first_place_that_may_change_is_explained() -> None:
    html = explained("<h2>An SCR</h2><p>An SCR</p>")
    assert html == f"<h2>An SCR</h2><p>An SCR {IN_FULL}</p>"


def test_text_after_a_link_may_change_again() -> None:
    assert explained("<p><a>SCR</a> or SCR</p>") == f"<p><a>SCR</a> or SCR {IN_FULL}</p>"


@pytest.mark.parametrize(
    "html",
    [
        "<p>A Serious Case Review (SCR) looks back.</p>",
        "<p>Serious case reviews (SCRs) look back.</p>",
        "<p>An SCR (Serious Case Review) looks back.</p>",
        "<p>A <strong>Serious Case Review</strong> (<em>SCR</em>) looks back.</p>",
    ],
)
def test_a_meaning_that_stands_there_already_is_not_repeated(html: str) -> None:
    assert explained(html) == html


def test_a_term_is_not_found_inside_a_longer_word() -> None:
    assert explained("<p>SCREEN, XSCR and scr</p>") == "<p>SCREEN, XSCR and scr</p>"


def test_a_longer_term_is_not_taken_for_a_shorter_one() -> None:
    assert "Serious Case Review" not in explained("<p>An LCSPR</p>", SCR, LCSPR)


def test_a_plural_is_explained_in_the_plural() -> None:
    assert "(Serious Case Reviews)" in explained("<p>Two SCRs</p>")


def test_singular_and_plural_are_explained_once() -> None:
    plural = GlossaryTerm(term="SCRs", meaning="Serious Case Reviews")
    result = Glossary([SCR, plural]).explain("<p>An SCR. Two SCRs.</p>")
    assert result.html.count("meaning") == 1
    assert result.terms == [SCR]


def test_the_terms_of_a_page_are_listed_even_from_its_headings() -> None:
    assert Glossary([LCSPR, SCR]).explain("<h2>An SCR</h2>").terms == [SCR]


def test_a_meaning_cannot_bring_markup() -> None:
    sly = GlossaryTerm(term="A&B", meaning="<script>")
    assert explained("<p>A&amp;B</p>", sly).endswith("(&lt;script&gt;)</span></p>")
