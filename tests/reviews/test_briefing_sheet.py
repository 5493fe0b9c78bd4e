"""A briefing on paper: one designed side of A4, whole, and the same for screen readers."""

from datetime import date

import pytest
from django.test import RequestFactory

from core.pdf import Paper, PrintedPdf, render
from publications.printing import printed_pdf
from reviews.blocks import SECTION_TITLES
from reviews.models import BriefingPage
from reviews.printing import ACTION_PLAN_FILE, BRIEFING_FILE
from reviews.printing.fit import fit_advice, fit_of, with_words
from tests.factories.people import PublishingBodyFactory
from tests.factories.reviews import BriefingPageFactory, ReviewPageFactory
from tests.pdfs import assert_for_everybody, pages_of, smallest_letters, tags_of, text_of

pytestmark = pytest.mark.django_db

TEXT = (
    "The review found that people who worked with the family knew different things and did not "
    "always share them. Each service saw one part of daily life at home."
)
WORDS = TEXT.split(" ")


def words(count: int) -> str:
    return " ".join((WORDS * (count // len(WORDS) + 1))[:count])


def sections(*counts: int) -> list[tuple[str, dict[str, str]]]:
    return [
        ("section", {"title": title, "text": f"<p>{words(count)}</p>"})
        for title, count in zip(SECTION_TITLES, counts, strict=True)
    ]


def briefing(*counts: int, **more: object) -> BriefingPage:
    return BriefingPageFactory(sections=sections(*counts), **more)


def sheet(page: BriefingPage) -> PrintedPdf:
    return printed_pdf(BRIEFING_FILE, Paper(RequestFactory().get("/"), page))


@pytest.fixture(autouse=True)
def _site(site: object) -> None:
    """Pages have addresses."""


def test_sixty_to_ninety_words_a_section_fit_on_one_side_of_a4() -> None:
    for count in (60, 90):
        assert len(pages_of(render(sheet(briefing(*[count] * 7))))) == 1


def test_a_short_briefing_has_larger_letters_than_a_long_one() -> None:
    assert fit_of(sheet(briefing(*[30] * 7))).size > fit_of(sheet(briefing(*[85] * 7))).size


def test_the_sheet_says_who_when_where_and_until_when() -> None:
    review = ReviewPageFactory(title="The review of Child A")
    page = briefing(
        *[40] * 7,
        review=review,
        next_review_on=date(2027, 12, 4),
        title="Learning",
        publishing_body=PublishingBodyFactory(name="Example Board", slug="example-board"),
    )
    text = text_of(render(sheet(page)))
    for said in (
        "Example Safeguarding Children Partnership",
        "Published by Example Board, 4 December 2022",
        "What was learned from: The review of Child A",
        f"testserver{page.url.rstrip('/')}",
        "If you read this after 4 December 2027",
    ):
        assert said in text


def test_a_review_that_is_not_public_is_not_named() -> None:
    review = ReviewPageFactory(title="Not out yet", live=False)
    assert "Not out yet" not in text_of(render(sheet(briefing(*[40] * 7, review=review))))


def test_sections_are_read_in_their_order_though_they_stand_in_two_columns() -> None:
    text = text_of(render(sheet(briefing(*[60] * 7))))
    places = [text.index(f"{n} {title}") for n, title in enumerate(SECTION_TITLES, start=1)]
    assert places == sorted(places)


def test_the_sheet_is_for_everybody() -> None:
    page = briefing(*[60] * 7)
    made = render(sheet(page))
    assert_for_everybody(made, page.title)
    figures = [described for kind, described in tags_of(made) if kind == "Figure"]
    assert figures == [f"QR code that opens http://testserver{page.url}"]
    assert [kind for kind, _ in tags_of(made)].count("H2") == 7


@pytest.mark.parametrize("counts", [[90] * 7, [30] * 7, [100, 100, 330, 140, 130, 120, 90]])
def test_letters_are_never_smaller_than_10_pt(counts: list[int]) -> None:
    assert smallest_letters(render(sheet(briefing(*counts)))) >= 10


def test_nothing_is_cut_when_it_does_not_fit() -> None:
    page = briefing(100, 100, 330, 140, 130, 120, 90)
    made = pages_of(render(sheet(page)))
    assert len(made) == 2
    assert "Page 1 of 2" in made[0]
    whole = " ".join(made)
    assert whole.count("knew different") == sum(
        words(count).count("knew different") for count in (100, 100, 330, 140, 130, 120, 90)
    )


def test_what_does_not_fit_is_told_section_by_section() -> None:
    advice = fit_advice(sheet(briefing(60, 60, 400, 60, 60, 300, 60)))
    assert "doesn’t fit on one A4 page" in advice[0]
    assert [line.split(":")[0] for line in advice[1:]] == ["3. What happened", "6. What to do"]
    assert "(it has 400)" in advice[1]


def test_nothing_is_advised_when_it_fits() -> None:
    assert fit_advice(sheet(briefing(*[60] * 7))) == []


@pytest.mark.parametrize(
    "counts",
    [
        [100, 100, 330, 140, 130, 120, 90],
        [95, 95, 95, 95, 95, 95, 300],
        [1500, 20, 20, 20, 20, 20, 20],
        [300] * 7,
    ],
)
def test_with_so_many_words_fewer_it_fits_and_no_section_is_asked_for_everything(
    counts: list[int],
) -> None:
    printed = sheet(briefing(*counts))
    fit = fit_of(printed)
    left = [section.words - section.too_many for section in fit.sections]
    assert not fit.fits
    assert fit_of(with_words(printed, left)).fits
    assert all(count >= 20 for count in left)


def test_few_more_words_than_advised_no_longer_fit() -> None:
    printed = sheet(briefing(60, 60, 400, 60, 60, 60, 60))
    fit = fit_of(printed)
    left = [section.words - section.too_many for section in fit.sections]
    left[2] += 60
    assert not fit_of(with_words(printed, left)).fits


def test_the_action_plan_has_the_questions_and_room_to_write_on_one_page() -> None:
    page = briefing(*[60] * 7, title="Learning")
    made = render(printed_pdf(ACTION_PLAN_FILE, Paper(RequestFactory().get("/"), page)))
    assert_for_everybody(made, "Action plan: Learning")
    (text,) = pages_of(made)
    for said in ("After the briefing “Learning”", SECTION_TITLES[-1], words(60)[:30], "By when"):
        assert said in text
    kinds = [kind for kind, _ in tags_of(made)]
    assert kinds.count("TH") == 4
    assert kinds.count("TD") == 16


def test_short_questions_leave_room_for_one_more_row() -> None:
    page = briefing(*[60] * 6, 20)
    made = render(printed_pdf(ACTION_PLAN_FILE, Paper(RequestFactory().get("/"), page)))
    assert len(pages_of(made)) == 1
    assert [kind for kind, _ in tags_of(made)].count("TD") == 20
