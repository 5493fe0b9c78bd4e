"""What a process remembers, it forgets with any change of what readers may see."""

from datetime import UTC, datetime, timedelta
from unittest import mock

import psycopg
import pytest
from django.contrib.auth.models import AbstractUser
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from wagtail.models import Page, PageViewRestriction

from core.changes import Remembered, RememberedAs, RememberedRows, same_state, state_now
from core.changes.triggers import install_triggers, watched_models
from core.models import Alert, Change, FormUse, PageUsefulness
from core.visibility import next_expiry, public_pages
from home.models import HomePage, InformationPage
from tests.factories.home import InformationPageFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def page(home_page: HomePage) -> InformationPage:
    return InformationPageFactory()


def number_of_public_pages() -> int:
    return public_pages().count()


def triggers() -> set[tuple[str, str]]:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT relname, tgname FROM pg_trigger JOIN pg_class ON pg_class.oid = tgrelid"
            " WHERE tgname LIKE 'core_note%'"
        )
        return set(cursor.fetchall())


def test_what_was_found_out_is_kept_until_something_changes(page: InformationPage) -> None:
    loaded = mock.Mock(side_effect=number_of_public_pages)
    remembered = Remembered(loaded)
    before = remembered()
    assert remembered() == before
    assert loaded.call_count == 1
    Page.objects.filter(pk=page.pk).update(live=False)
    assert remembered() == before - 1
    assert loaded.call_count == 2


def test_of_many_rows_only_those_not_known_are_looked_up(page: InformationPage) -> None:
    def titles(keys: list[int]) -> dict[int, str]:
        return dict(Page.objects.filter(pk__in=keys).values_list("pk", "title"))

    loaded = mock.Mock(side_effect=titles)
    remembered, other = RememberedRows(loaded), InformationPageFactory(title="Other")
    assert remembered([page.pk]) == {page.pk: page.title}
    assert list(remembered([other.pk, 0, page.pk, other.pk]).values()) == ["Other", page.title]
    assert list(remembered([page.pk, other.pk]).values()) == [page.title, "Other"]
    assert [call.args[0] for call in loaded.call_args_list] == [[page.pk], [other.pk, 0]]
    Page.objects.filter(pk=other.pk).update(title="Another")
    assert remembered([other.pk]) == {other.pk: "Another"}


def test_what_somebody_made_is_made_again_after_a_change(page: InformationPage) -> None:
    made = RememberedAs[str, int]()
    before = made.get("pages", number_of_public_pages)
    assert made.get("pages", lambda: -1) == before
    assert made.get("others", lambda: -1) == -1
    Page.objects.filter(pk=page.pk).update(live=False)
    assert made.get("pages", number_of_public_pages) == before - 1


@pytest.mark.parametrize(
    "change",
    [
        "UPDATE wagtailcore_page SET live = FALSE WHERE id = {page}",
        "UPDATE wagtailcore_page SET expire_at = now() WHERE id = {page}",
        "UPDATE wagtailcore_page SET path = path || '0001' WHERE id = {page}",
        "DELETE FROM wagtailcore_site",
        "UPDATE home_informationpage SET summary = 'x'",
        "INSERT INTO core_glossaryterm (term, meaning, explanation) VALUES ('LADO', 'x', '')",
        "TRUNCATE core_alert",
        "UPDATE library_filecheck SET cleared_at = NULL",
        "UPDATE wagtailcore_referenceindex SET to_object_id = '0'",
    ],
)
def test_whatever_way_a_table_is_changed_the_state_is_another(
    page: InformationPage, change: str
) -> None:
    before = state_now()
    with connection.cursor() as cursor:
        cursor.execute(change.format(page=page.pk))
    assert state_now() != before


def test_a_draft_changes_nothing_that_readers_see(
    page: InformationPage, editor: AbstractUser
) -> None:
    before = state_now()
    page.title = "A draft"
    page.save_revision(user=editor)
    assert state_now() == before
    page.get_latest_revision().publish()
    assert state_now() != before


def test_what_readers_tell_us_is_no_change(page: InformationPage) -> None:
    before = state_now()
    FormUse.objects.create(digest="x" * 64, purpose="useful", page_id=page.pk)
    PageUsefulness.objects.create(page=page, month=timezone.localdate().replace(day=1))
    assert state_now() == before


def test_a_privacy_setting_is_a_change(page: InformationPage) -> None:
    remembered = Remembered(number_of_public_pages)
    before = remembered()
    PageViewRestriction.objects.create(page=page, restriction_type=PageViewRestriction.LOGIN)
    assert remembered() == before - 1


def test_a_change_that_is_taken_back_leaves_no_trace(page: InformationPage) -> None:
    remembered = Remembered(number_of_public_pages)
    before, state = remembered(), state_now()
    with transaction.atomic():
        Page.objects.filter(pk=page.pk).update(live=False)
        assert remembered() == before - 1
        transaction.set_rollback(True)
    assert state_now() == state
    assert remembered() == before
    Page.objects.filter(pk=page.pk).update(title="Another")
    assert state_now() != state
    assert remembered() == before


def test_one_answer_asks_once_how_things_stand(page: InformationPage) -> None:
    state_now()  # which also looks whether changes are noted, once in a process
    with same_state(), CaptureQueriesContext(connection) as asked:
        assert state_now() == state_now()
    assert len(asked) == 1


def test_a_page_that_expires_is_forgotten_on_time(page: InformationPage) -> None:
    now = datetime(2026, 3, 4, 9, tzinfo=UTC)
    Page.objects.filter(pk=page.pk).update(expire_at=now + timedelta(hours=1))
    remembered = Remembered(number_of_public_pages, until=next_expiry)

    def at(moment: datetime) -> int:
        with mock.patch.object(timezone, "now", return_value=moment):
            return remembered()

    before = at(now)
    assert at(now + timedelta(minutes=59)) == before
    assert at(now + timedelta(hours=1)) == before - 1
    # A clock that was put back.
    assert at(now) == before


def test_tables_that_nobody_thought_of_are_watched_too() -> None:
    watched = set(watched_models())
    assert {Page, Alert, InformationPage} <= watched
    assert not {Change, FormUse} & watched
    assert {model._meta.db_table for model in watched} == {table for table, _ in triggers()}


def test_a_trigger_that_is_lost_comes_back_and_one_too_many_goes() -> None:
    whole = triggers()
    ((_, name),) = [each for each in whole if each[0] == Alert._meta.db_table]
    with connection.cursor() as cursor:
        cursor.execute(f"DROP TRIGGER {name} ON core_alert")
        cursor.execute(
            f"CREATE TRIGGER {name} AFTER DELETE ON core_formuse"
            " FOR EACH STATEMENT EXECUTE FUNCTION core_note_change()"
        )
    assert triggers() != whole
    install_triggers(None, using="default")
    assert triggers() == whole


def test_without_a_trigger_a_process_remembers_nothing(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr("core.changes.state._Watch.is_on", False)
    with connection.cursor() as cursor:
        cursor.execute("ALTER TABLE core_alert DISABLE TRIGGER USER")
    remembered = Remembered(Alert.objects.count)
    assert remembered() == 0
    Alert.objects.create(title="Closed today", message="<p>We are closed.</p>")
    assert remembered() == 1
    assert "run manage.py migrate" in caplog.text
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
    install_triggers(None, using="default")
    assert state_now() == state_now()


@pytest.mark.django_db(transaction=True)
def test_another_process_s_change_is_seen_as_soon_as_it_is_committed(
    page: InformationPage,
) -> None:
    remembered = Remembered(number_of_public_pages)
    before = remembered()
    address = connection.get_connection_params()
    names = ("dbname", "user", "password", "host", "port")
    with psycopg.connect(**{name: address[name] for name in names if name in address}) as other:
        other.execute("UPDATE wagtailcore_page SET live = FALSE WHERE id = %s", [page.pk])
        # Nobody waits for a change that isn't committed, and nobody sees it.
        Page.objects.filter(pk=page.pk).exclude(live=False).exists()
        Alert.objects.all().delete()
        assert remembered() == before
        other.commit()
        assert remembered() == before - 1
