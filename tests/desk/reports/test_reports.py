"""The reports of the desk: what they show, to whom, and as spreadsheets."""

from datetime import date, timedelta
from io import BytesIO

import pytest
from django.contrib.auth.models import AbstractUser, Permission
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from openpyxl import load_workbook
from wagtail.models import Page, Site

from desk.models import CheckedLink, DutySettings, LinkPlace, ReviewCase
from desk.reports.ages import age_in_words
from desk.reports.duties import standing
from desk.todo.item import Now
from reviews.models import Recommendation
from tests.factories.desk import ReviewCaseFactory, add_notices
from tests.factories.leaflets import LeafletPageFactory
from tests.factories.reviews import ReviewPageFactory

NAMES = ["duties", "recommendations", "content-by-age", "links"]


def shown(client: Client, name: str, query: str = "") -> str:
    answer = client.get(f"/admin/reports/{name}/{query}")
    assert answer.status_code == 200
    return answer.content.decode()


def as_csv(client: Client, name: str) -> list[str]:
    answer = client.get(f"/admin/reports/{name}/?export=csv")
    return b"".join(answer.streaming_content).decode("utf-8-sig").splitlines()  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    ("due", "done_on", "words"),
    [
        ("2026-12-24", "2026-12-24", "In time"),
        ("2026-12-24", "2026-12-29", "Late by 1 working day"),
        ("2026-12-24", "2026-12-31", "Late by 3 working days"),
        ("2026-12-24", "", "Late"),
        ("2026-12-30", "", "To do"),
    ],
)
def test_a_duty_was_done_in_time_or_not(due: str, done_on: str, words: str) -> None:
    now = Now(date(2026, 12, 30), DutySettings())
    done = date.fromisoformat(done_on) if done_on else None
    assert standing(date.fromisoformat(due), done, now) == words
    assert standing(None, None, now) == "No date yet"


@pytest.mark.parametrize(
    ("since", "words"),
    [
        ("2026-06-15", "Less than a month"),
        ("2026-05-15", "1 month"),
        ("2025-06-16", "11 months"),
        ("2025-06-15", "1 year"),
        ("2019-12-01", "6 years"),
    ],
)
def test_age_is_said_in_words(since: str, words: str) -> None:
    assert age_in_words(date.fromisoformat(since), date(2026, 6, 15)) == words


def test_without_anything_each_report_says_so(site: Site, administrator_client: Client) -> None:
    assert "There is no review in progress." in shown(administrator_client, "duties")
    assert "No public review has a recommendation" in shown(administrator_client, "recommendations")
    assert "No link has been found yet." in shown(administrator_client, "links")


def test_duties_are_listed_with_what_was_done(site: Site, administrator_client: Client) -> None:
    case = ReviewCaseFactory(
        reference="Review 1 of 2026",
        incident_known_on=date(2026, 3, 2),
        notified_on=date(2026, 3, 11),
        decision_on=date(2026, 3, 23),
    )
    add_notices(case, date(2026, 9, 14))
    lines = as_csv(administrator_client, "duties")
    assert lines[0] == "Review,Duty,By,Done on,Standing,Source,Note"
    assert lines[1].startswith(
        "Review 1 of 2026,Notify the national Panel,2026-03-09,2026-03-11,Late by 2 working days,"
    )
    assert lines[1].endswith("Confirm with your legal team.")
    assert any("Notices before publication,2026-09-14,2026-09-14,In time" in x for x in lines)
    page = shown(administrator_client, "duties")
    assert "Late by 2 working days" in page
    assert "SI 2018/789" in page


def test_recommendations_can_be_narrowed_down(site: Site, administrator_client: Client) -> None:
    rows = [
        Recommendation(text="Train everybody.", owner="Police", status="done"),
        Recommendation(text="Listen to fathers.", owner="Schools"),
    ]
    ReviewPageFactory(title="Child A", recommendations=rows)
    ReviewPageFactory(live=False, recommendations=[Recommendation(text="Of a draft.")])
    everything = shown(administrator_client, "recommendations")
    assert "Train everybody." in everything
    assert "Of a draft." not in everything
    police = shown(administrator_client, "recommendations", "?owner=pol")
    assert "Train everybody." in police
    assert "Listen to fathers." not in police
    assert "Train everybody." not in shown(
        administrator_client, "recommendations", "?status=not-reported"
    )
    assert (
        "Child A,Train everybody.,Police,Done" in as_csv(administrator_client, "recommendations")[1]
    )


def test_the_oldest_page_stands_first(site: Site, administrator_client: Client) -> None:
    LeafletPageFactory(title="New")
    old = LeafletPageFactory(title="Old", next_review_on=date(2027, 1, 4))
    Page.objects.filter(pk=old.pk).update(
        last_published_at=timezone.now() - timedelta(days=3 * 366)
    )
    answer = administrator_client.get("/admin/reports/content-by-age/?export=xlsx")
    content = b"".join(answer.streaming_content)  # type: ignore[attr-defined]
    rows = list(load_workbook(BytesIO(content)).active.values)  # type: ignore[union-attr]
    assert rows[0][:3] == ("Page", "Type", "Unchanged for")
    assert rows[1][:3] == ("Old", "Leaflet", "3 years")
    assert rows[1][4] == date(2027, 1, 4)
    assert "3 years" in shown(administrator_client, "content-by-age")


def test_links_say_where_they_stand_and_can_be_tried_again(
    site: Site, administrator_client: Client
) -> None:
    later = timezone.now() + timedelta(days=5)
    links = [
        CheckedLink.objects.create(
            url=f"https://example.org/{state}", host="example.org", state=state, next_check_at=later
        )
        for state in ("good", "broken")
    ]
    for link in links:
        LinkPlace.objects.create(link=link, title="About us", kind="Page", edit_url="/edit/3/")
    page = shown(administrator_client, "links")
    assert page.index("example.org/broken") < page.index("example.org/good")
    assert '<a href="/edit/3/">About us</a>' in page
    administrator_client.post("/admin/reports/links/")
    due = CheckedLink.objects.due(timezone.now())
    assert [link.url for link in due] == ["https://example.org/broken"]


@pytest.mark.parametrize("name", NAMES)
def test_long_reports_take_as_many_queries_as_short_ones(
    site: Site, administrator_client: Client, name: str
) -> None:
    def make(number: int) -> None:
        ReviewCase.objects.create(reference=f"R {number}", incident_known_on=date(2026, 1, 5))
        ReviewPageFactory(recommendations=[Recommendation(text="Do this.")])
        link = CheckedLink.objects.create(url=f"https://example.org/{number}")
        LinkPlace.objects.create(link=link, title="A page", kind="Page")

    def queries() -> int:
        with CaptureQueriesContext(connection) as captured:
            shown(administrator_client, name)
        return len(captured)

    make(0)
    queries()
    few = queries()
    for number in range(1, 4):
        make(number)
    queries()  # what every page needs is asked once more after a change, and then remembered
    assert queries() == few


def test_reports_are_for_those_who_can_act(
    site: Site, editor: AbstractUser, editor_client: Client
) -> None:
    for group in editor.groups.all():
        group.permissions.remove(*Permission.objects.filter(codename="change_reviewcase"))
    assert editor_client.get("/admin/reports/duties/").status_code == 302
    assert "/admin/reports/duties/" not in editor_client.get("/admin/").content.decode()
    assert editor_client.get("/admin/reports/links/").status_code == 200
