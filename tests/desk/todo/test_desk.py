"""The desk as it is gathered from the whole site, and as it is seen on the first page."""

from datetime import UTC, date, datetime, timedelta
from io import BytesIO

import pytest
from django.contrib.auth.models import AbstractUser, Permission
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from openpyxl import load_workbook
from wagtail.models import Page, Site

from core.models import Alert, SchedulerRun
from desk.models import CheckedLink, DutySettings, LinkPlace, ReviewCase
from desk.todo import collecting
from desk.todo.collecting import everything_to_do
from desk.todo.item import Item, Kind, Now
from library.models import FileCheck, Finding
from operations.management.commands.run_scheduler import note_this_minute
from publications.kinds import Kind as PublicationKind
from tests.factories.leaflets import LeafletPageFactory
from tests.factories.library import SiteDocumentFactory
from tests.factories.people import FormerBodyFactory, TeamMemberFactory
from tests.factories.plans import PlanPageFactory

TODAY = date(2026, 6, 1)


def the_desk(today: date = TODAY) -> list[Item]:
    return everything_to_do(Now(today, DutySettings.current()))


def about(kind: Kind, today: date = TODAY) -> list[str]:
    return [item.about for item in the_desk(today) if item.kind == kind]


def titles(kind: Kind, today: date = TODAY) -> list[str]:
    return [item.title for item in the_desk(today) if item.kind == kind]


def test_a_site_without_anything_asks_for_the_yearly_report_alone(site: Site) -> None:
    assert [item.kind for item in the_desk()] == [Kind.YEARLY_REPORT]


def test_the_yearly_report_is_done_when_one_about_that_year_is_public(site: Site) -> None:
    assert about(Kind.YEARLY_REPORT, date(2026, 8, 1)) == [
        "Report due in 2025",
        "Report due in 2026",
    ]
    report = PlanPageFactory(
        kind=PublicationKind.YEARLY_REPORT, period_end=date(2026, 3, 31), live=False
    )
    assert len(about(Kind.YEARLY_REPORT, date(2026, 8, 1))) == 2
    Page.objects.filter(pk=report.pk).update(live=True)
    assert about(Kind.YEARLY_REPORT, date(2026, 8, 1)) == ["Report due in 2025"]
    assert about(Kind.YEARLY_REPORT, date(2026, 10, 1)) == []
    assert about(Kind.YEARLY_REPORT, date(2027, 6, 1)) == []
    assert about(Kind.YEARLY_REPORT, date(2027, 8, 1)) == ["Report due in 2027"]
    assert about(Kind.YEARLY_REPORT, date(2027, 10, 1)) == ["Report due in 2027"]


def test_a_plan_asks_to_be_replaced_until_it_is(site: Site) -> None:
    plan = PlanPageFactory(title="Plan to 2026", period_end=date(2026, 7, 1))
    PlanPageFactory(title="Later", period_end=date(2027, 7, 1))
    PlanPageFactory(title="History", period_end=date(2020, 7, 1), is_history=True)
    PlanPageFactory(kind=PublicationKind.NEWSLETTER, period_end=date(2026, 1, 1))
    assert about(Kind.PLAN) == ["Plan to 2026"]
    assert about(Kind.PLAN, date(2027, 1, 1)) == ["Plan to 2026"]
    PlanPageFactory(supersedes=plan)
    assert about(Kind.PLAN) == []


def test_a_page_whose_day_has_come_is_to_be_looked_at(site: Site) -> None:
    PlanPageFactory(title="Dated", next_review_on=date(2026, 6, 1))
    PlanPageFactory(title="Not yet", next_review_on=date(2026, 6, 2))
    leaflet = LeafletPageFactory(title="Forgotten")
    long_ago = timezone.make_aware(timezone.datetime(2024, 5, 31, 12))
    Page.objects.filter(pk=leaflet.pk).update(last_published_at=long_ago)
    assert about(Kind.PAGE_REVIEW) == ["Forgotten", "Dated"]
    found = next(item for item in the_desk() if item.about == "Forgotten")
    assert found.due == date(2026, 5, 31)
    assert found.detail == "Nobody has changed it since 31 May 2024."


def test_posts_that_are_vacant_or_ended(site: Site) -> None:
    TeamMemberFactory(name="", is_vacant=True, role="Trainer")
    TeamMemberFactory(role="Chair", name="A", ends_on=date(2026, 6, 20))
    TeamMemberFactory(role="Later", name="B", ends_on=date(2026, 8, 20))
    TeamMemberFactory(body=FormerBodyFactory(), role="Of the board", name="", is_vacant=True)
    TeamMemberFactory(body=FormerBodyFactory(), role="Of the board", name="C", ends_on=TODAY)
    assert about(Kind.POST) == ["Chair: A, last day", "Trainer: vacant"]
    TeamMemberFactory(role="Chair", name="Who follows")
    assert about(Kind.POST) == ["Trainer: vacant"]


def test_an_alert_that_ends_in_two_days(site: Site) -> None:
    now = timezone.now()
    Alert.objects.create(title="Ends", ends_at=now + timedelta(days=2))
    Alert.objects.create(title="Ends later", ends_at=now + timedelta(days=20))
    Alert.objects.create(title="Ended", starts_at=now - timedelta(days=3), ends_at=now)
    assert about(Kind.ALERT) == ["Ends"]


def test_a_leaflet_in_one_language_only(site: Site) -> None:
    LeafletPageFactory(title="Alone")
    LeafletPageFactory(title="For colleagues", audience="practitioners")
    original = LeafletPageFactory(title="Translated")
    LeafletPageFactory(title="In Polish", language="pl", translation_of=original)
    assert about(Kind.TRANSLATION) == ["Alone"]


def test_files_with_something_open(site: Site) -> None:
    document = SiteDocumentFactory(title="Report with hidden words")
    assert about(Kind.FILE_CHECK) == []
    check = document.current_check
    Finding.objects.create(check_of_file=check, code="x", severity="block", message="Hidden words.")
    FileCheck.objects.filter(pk=check.pk).update(state=FileCheck.State.DONE)
    assert about(Kind.FILE_CHECK) == ["Report with hidden words"]


def test_broken_links_name_where_they_stand(site: Site) -> None:
    link = CheckedLink.objects.create(
        url="https://example.org/gone", host="example.org", state="broken", problem="Not found"
    )
    assert about(Kind.LINK) == []
    LinkPlace.objects.create(link=link, title="About us", kind="Page", edit_url="/admin/pages/3/")
    (item,) = [item for item in the_desk() if item.kind == Kind.LINK]
    assert item.about == "https://example.org/gone"
    assert item.detail == "On “About us”. Not found."
    assert item.url == "/admin/pages/3/"


def test_a_hundred_things_take_as_many_queries_as_a_few(site: Site) -> None:
    def make(number: int) -> None:
        ReviewCase.objects.create(reference=f"Review {number}", incident_known_on=TODAY)
        TeamMemberFactory(name="", is_vacant=True)
        LeafletPageFactory()
        link = CheckedLink.objects.create(url=f"https://example.org/{number}", state="broken")
        LinkPlace.objects.create(link=link, title="A page", kind="Page", edit_url="/edit/")

    def queries() -> int:
        the_desk()
        with CaptureQueriesContext(
            connection,
        ) as captured:
            the_desk()
        return len(captured)

    make(1)
    few = queries()
    for number in range(2, 6):
        make(number)
    assert queries() == few


def test_a_source_that_fails_hides_no_other_duty(
    site: Site, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def broken(now: Now) -> list[Item]:
        raise RuntimeError("the database went away")

    monkeypatch.setattr(collecting, "_sources", [broken, *collecting._sources])
    assert [item.kind for item in the_desk()] == [Kind.YEARLY_REPORT]
    assert "could not ask broken" in caplog.text


def test_the_first_page_shows_each_where_to_act(
    site: Site, editor: AbstractUser, editor_client: Client
) -> None:
    editor.user_permissions.add(Permission.objects.get(codename="change_reviewcase"))
    ReviewCase.objects.create(
        reference="Review 1 of 2026", incident_known_on=timezone.localdate(), officer=editor
    )
    page = editor_client.get("/admin/").content.decode()
    assert "What needs doing" in page
    assert "Notify the national Panel of the incident" in page
    assert f"For: {editor.username}." in page
    assert "Source: Working Together to Safeguard Children" in page
    assert "Confirm with your legal team." in page
    everything = editor_client.get("/admin/reports/what-needs-doing/").content.decode()
    assert "Review 1 of 2026" in everything


def test_whoever_can_do_nothing_about_it_is_not_shown_it(
    site: Site, editor: AbstractUser, editor_client: Client
) -> None:
    for group in editor.groups.all():
        group.permissions.remove(*Permission.objects.filter(codename="change_reviewcase"))
    ReviewCase.objects.create(reference="Review 1 of 2026", incident_known_on=TODAY)
    for address in ("/admin/", "/admin/reports/what-needs-doing/"):
        assert "Review 1 of 2026" not in editor_client.get(address).content.decode()


def test_everything_is_a_spreadsheet_too(site: Site, administrator_client: Client) -> None:
    ReviewCase.objects.create(reference="=Review 1", incident_known_on=date(2026, 3, 2))
    address = "/admin/reports/what-needs-doing/"
    answer = administrator_client.get(f"{address}?export=csv")
    lines = b"".join(answer.streaming_content).decode("utf-8-sig").splitlines()  # type: ignore[attr-defined]
    assert lines[0] == "Kind,What to do,About,By,More,For,Source,Note"
    assert "'=Review 1,2026-03-09" in lines[1]
    book = administrator_client.get(f"{address}?export=xlsx")
    sheet = load_workbook(BytesIO(b"".join(book.streaming_content))).active  # type: ignore[attr-defined]
    cell = sheet["C2"]  # type: ignore[index]
    assert (cell.value, cell.data_type) == ("=Review 1", "s")


def test_it_says_when_nothing_happens_by_itself(administrator_client: Client) -> None:
    def says() -> list[bool]:
        pages = (reverse("wagtailadmin_home"), reverse("desk_to_do"), reverse("desk_releases"))
        answers = [administrator_client.get(page).content.decode() for page in pages]
        return ["Nothing has happened by itself" in answer for answer in answers]

    assert says() == [True, True, True]
    note_this_minute()
    assert says() == [False, False, False]
    SchedulerRun.objects.update(finished_at=datetime(2026, 5, 4, 8, 0, tzinfo=UTC))
    assert says() == [True, True, True]
    home = administrator_client.get(reverse("wagtailadmin_home")).content.decode()
    assert "by itself since Monday 4 May 2026 at 09:00" in home
