from datetime import date

import pytest

from core.dates import DatePrecision
from home.models import HomePage
from publications.dates import DateRange, KnownDate
from publications.models import PublicationPage
from tests.factories.reviews import ReviewPageFactory

DAY, MONTH, YEAR = DatePrecision.DAY, DatePrecision.MONTH, DatePrecision.YEAR


@pytest.mark.parametrize(
    ("text", "for_machines"),
    [
        ("2019", "2019"),
        ("2019-03", "2019-03"),
        ("2019-3", "2019-03"),
        ("2019-03-04", "2019-03-04"),
        ("03/2019", "2019-03"),
        ("4/3/2019", "2019-03-04"),
        ("March 2019", "2019-03"),
        ("  mar   2019 ", "2019-03"),
        ("Sept 2019", "2019-09"),
        ("4 March 2019", "2019-03-04"),
    ],
)
def test_a_date_is_read_as_people_write_it(text: str, for_machines: str) -> None:
    known = KnownDate.read(text)
    assert known is not None
    assert known.for_machines == for_machines
    assert KnownDate.read(known.in_words) == known


@pytest.mark.parametrize(
    "text",
    ["", "soon", "19", "2019-13", "2019-00", "30 February 2019", "March", "1066", "٢٠١٩",
     "2019-3-4-5", "may be 2019", "99999", "2019 to 2020"],
)  # fmt: skip
def test_what_is_no_date_is_not_read_as_one(text: str) -> None:
    assert KnownDate.read(text) is None


def test_a_vague_date_ends_with_the_last_day_it_can_mean() -> None:
    assert KnownDate.read("2019").last_day == date(2019, 12, 31)
    assert KnownDate.read("February 2020").last_day == date(2020, 2, 29)
    assert KnownDate.read("4 March 2019").last_day == date(2019, 3, 4)


@pytest.fixture
def reviews(home_page: HomePage) -> None:
    """Titles are what a reader sees of the date; the stored day is any day of it."""
    for day, precision in [
        (date(2018, 12, 31), DAY),
        (date(2019, 6, 15), YEAR),
        (date(2019, 3, 20), MONTH),
        (date(2019, 3, 1), DAY),
        (date(2019, 3, 4), DAY),
        (date(2020, 1, 1), DAY),
        (None, DAY),
    ]:
        review = ReviewPageFactory(published_on=day, published_precision=precision)
        review.title = review.published_label or "undated"
        review.save()


def found(start: str = "", end: str = "") -> set[str]:
    period = DateRange(KnownDate.read(start), KnownDate.read(end))
    return set(period.narrow(PublicationPage.objects.all()).values_list("title", flat=True))


@pytest.mark.parametrize(
    ("start", "end", "expected"),
    [
        ("2019", "2019", {"2019", "March 2019", "1 March 2019", "4 March 2019"}),
        ("2019-03", "2019-03", {"2019", "March 2019", "1 March 2019", "4 March 2019"}),
        ("2019-03-02", "2019-03-03", {"2019", "March 2019"}),
        ("2019-04", "2019-06", {"2019"}),
        ("2019-04", "", {"2019", "1 January 2020"}),
        ("", "2019-02", {"31 December 2018", "2019"}),
        ("", "2018", {"31 December 2018"}),
        ("2020", "2018", set()),
    ],
)
def test_a_vague_date_is_in_a_time_if_any_of_its_days_is(
    reviews: None, start: str, end: str, expected: set[str]
) -> None:
    assert found(start, end) == expected


def test_a_vague_date_stands_where_its_first_day_would(reviews: None) -> None:
    newest = [page.title for page in PublicationPage.objects.newest_first()]
    dated = [
        "1 January 2020", "4 March 2019", "1 March 2019", "March 2019", "2019", "31 December 2018",
    ]  # fmt: skip
    assert newest == [*dated, "undated"]
    oldest = [page.title for page in PublicationPage.objects.oldest_first()]
    assert oldest == [*reversed(dated), "undated"]
